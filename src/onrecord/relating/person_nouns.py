"""Nouns for people: by what they are, do or suffer. Compiled by hand."""

from __future__ import annotations

from onrecord.relating.wordlists import listed

PERSONS = listed(
    "accountant activist actor adult adviser advisor agent aide ally ambassador analyst applicant "
    "assailant assistant athlete attacker attendant attorney aunt author baby baker banker bishop blogger "
    "bomber boss boxer boy broadcaster brother builder businessman buyer campaigner candidate captain "
    "carer chancellor chef chief child citizen civilian cleric climber coach colleague colonel combatant "
    "commander commentator commissioner conductor consultant consumer contestant contractor convict "
    "coordinator correspondent councillor councilor counselor courier cousin creator crew critic customer "
    "dancer daughter dealer defendant defender demonstrator deputy descendant designer detainee detective "
    "developer dictator diplomat director dissident doctor donor driver economist editor educator elder "
    "employee employer engineer entertainer envoy executive expert explorer fan farmer father fighter "
    "filmmaker firefighter fisherman follower foreigner founder friend gardener general girl governor "
    "guard guerrilla guest gunman gunner hacker head helper historian host hostage hunter husband imam "
    "immigrant individual infant informant inhabitant inmate insider inspector instructor insurgent "
    "intruder inventor investigator investor jihadist journalist judge juror keeper kid killer king "
    "labourer lawmaker lawyer leader learner lecturer legislator liberal lieutenant listener local man "
    "manager marine mayor mediator medic member merchant messenger midwife migrant militant miner "
    "minister minority model monarch monk moderator mother mp murderer national native negotiator "
    "neighbor neighbour nephew newcomer niece nun nurse observer occupant offender officer official "
    "operator opponent organiser organizer orphan outsider owner painter parent participant partner "
    "passenger patient peacekeeper peasant pedestrian peer performer person people pharmacist philosopher "
    "photographer pilgrim pilot pioneer plaintiff player poet politician pollster pope poster preacher "
    "premier presenter president priest prince princess prisoner producer professor programmer promoter "
    "proponent prosecutor protester protestor psychologist publisher queen rabbi racer ranger reader "
    "rebel recruit reformer refugee relative reporter representative rescuer researcher resident "
    "respondent retailer rider rival robber runner sailor scholar scientist secretary seeker seller "
    "senator senior sergeant servant settler shareholder sheriff shooter shopkeeper singer sister "
    "smuggler soldier son songwriter source speaker spectator spokesman spokesperson spokeswoman sponsor "
    "spouse staffer star stakeholder stranger striker student successor sufferer supervisor supplier "
    "supporter surfer surgeon survivor suspect swimmer teacher technician teen teenager tenant terrorist "
    "thief thinker tourist trader trafficker trainer traitor translator traveler traveller treasurer "
    "tutor uncle user veteran victim viewer villager visitor volunteer voter waiter walker warrior "
    "whistleblower widow wife witness woman worker wrestler writer youngster youth"
)
_PERSON_ENDINGS = ("ist", "ician", "ologist", "woman", "sman", "eteer", "ee")
_NO_PERSONS = listed(
    "committee coffee degree guarantee fee pedigree referee employee list checklist playlist mist twist wrist"
)


def is_person_noun(noun: str) -> bool:
    """Whether a singular noun names people by what they are or do."""
    return noun in PERSONS or (len(noun) > 5 and noun.endswith(_PERSON_ENDINGS) and noun not in _NO_PERSONS)
