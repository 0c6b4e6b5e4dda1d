"""Given names that tell "he" from "she" when a pronoun has two people to choose from; used for nothing else.

From the holders of office in the authority file's sources that state it (CC0, Wikidata), plus common names
written by hand; a name borne by both is left out.
"""

from __future__ import annotations

from onrecord.relating.wordlists import listed

FEMALE = listed(
    "abigail adriana aisha alexandra alexandria alice alicia alison alma amanda amelia amy ana anastasia "
    "andrea angela angelina angie anita ann anna anne annette annie april arlene ashley audrey aung "
    "barbara beatrice benita bernadette bertha beth betsy betty beverly blanca bonnie brenda bridget "
    "camille candice carla carmen carol carole carolina caroline carolyn catherine cathy cecilia celia "
    "charlotte chelsea cheryl christina christine cindy claire clara claudia connie cora cristina cynthia "
    "daisy dana danielle dawn deborah debra delia denise diana diane dina dolores donna doris dorothy "
    "edith eileen elaine eleanor elena elisabeth elise eliza elizabeth ella ellen elsa emilia emily emma "
    "erica erin esther ethel eva evelyn fatima fatou federica fiona flora florence frances gabriela "
    "gabrielle gail geraldine gina gladys gloria grace greta gwen hannah harriet heather heidi helen "
    "helena helle henrietta hilary hillary hope huma ida ilhan ingrid irene iris irina isabel isabella "
    "ivanka jacinda jackie jacqueline jan jane janet janice jean jeanne jen jenna jennifer jenny jessica "
    "jill joan joanna joanne jocelyn josephine joy joyce juanita judith judy julia juliana julianne julie "
    "june kamala kara karen karine kate katherine kathleen kathryn kathy katie katrina kay kayleigh keiko "
    "kellyanne khadija kim kirsten kirstjen kristin kristina lara laura lauren leah leila lena leslie "
    "lidia lily linda lisa lois loretta lori lorraine louise lucia lucille lucy lydia lynn mabel "
    "madeleine malala mara marcia margaret margarita maria marian marianne marie marilyn marina marine "
    "marion marjorie marsha marta martha mary maureen maxine maya megan meghan melania melanie melinda "
    "melissa mercedes mia michele michelle mildred miranda miriam molly monica muriel myrna nadia nadine "
    "nanaia nancy naomi natalia natalie natasha nicola nicole nikki nina noor nora norma olga olivia "
    "pamela patricia patty paula pauline peggy penny phyllis priscilla priti rachel ramona rebecca regina "
    "renee rhonda rita roberta robin rosa rosalind rose rosemary rosie roxanne ruth sabrina sally "
    "samantha sandra sara sarah sasha shannon sharon sheila shirley sigrid silvia simone sofia sonia "
    "sonja sophia sophie stacey stella stephanie stormy sue susan susana susanna suzanne sylvia tamara "
    "tammy tania tanya tatiana teresa theresa tiffany tina tracy ursula valentina valerie vanessa vera "
    "veronica vicki victoria viola violet virginia vivian wanda wendy whitney yasmin yolanda yvette "
    "yvonne zainab zoe"
)
MALE = listed(
    "aaron abdul abdullah abraham adam adolf adrian ahmad ahmed al alan albert alejandro alex alexander "
    "alexei alfred ali allan allen alvin ammon anatoly anders andre andreas andrei andres andrew andy "
    "angel angus anthony antonio antony anwar ariel arnold arthur asif augusto austin barack barney barry "
    "bart bashar ben benito benjamin bernard bernie bill billy bob bobby boris brad bradley brandon "
    "brendan brent brett brian bruce bryan calvin carl carlos cesar chad charles charlie chris christian "
    "christopher chuck clarence claude clayton cliff clifford clint clinton colin conor cory craig curtis "
    "dale damian dan daniel darrell darren dave david dean dennis derek devin dick diego dmitri dmitry "
    "dominic don donald doug douglas duncan dustin dwight earl eddie edgar eduardo edward edwin eli "
    "elijah elliott elon emil emmanuel enrique eric erik ernest ernesto eugene evan evo fabian felipe "
    "felix fernando fidel francis francisco francois frank franklin fred frederick gabriel garrett gary "
    "gavin gene geoffrey george gerald gerard gilbert giorgio giovanni glen glenn gordon graham grant "
    "greg gregory guillermo gus guy hamid hank hans harold harry harvey hassan hector henry herbert "
    "herman hideki hosni howard hugh hugo hussein ian ibrahim igor ilya imran isaac ivan jack jacob "
    "jacques jaime jair jake james jamie jared jason javier jay jeb jeff jeffrey jeremy jerome jerry "
    "jesse jesus jim jimmy joaquin joe joel john johnny jon jonathan jorge jose joseph josh joshua juan "
    "julian julio justin kareem karl keith ken kenneth kevin kirk kofi kurt kyle lance larry lars "
    "lawrence lee leo leon leonard leonid leroy lewis lindsey liam lionel lloyd louis lucas luis luke "
    "mahmoud malcolm manuel marc marcel marco marcus mario mark marshall martin marvin mateo matt matteo "
    "matthew maurice max maxwell mehmet melvin michael michel miguel mike mikhail milan milo mitch mitt "
    "mohamed mohammad mohammed morgan moshe muhammad mustafa nathan nathaniel neal neil nelson newt "
    "nicholas nick nicolas nigel nikita nikolai noah noam norman oleg oliver omar orlando oscar osama "
    "otto owen pablo pascal patrick paul pavel pedro percy perry pete peter phil philip phillip pierre "
    "rafael raheel ralph ramon randall randy raul ray raymond recep reginald reince rene rex ricardo "
    "richard rick ricky rob robert roberto rod rodney rodrigo roger roland roman ron ronald ross roy "
    "ruben rudolph rudy rupert russell ryan saddam salman salvador sam samuel scott sean sebastian serge "
    "sergei sergey sergio seth shane shaun shawn shinzo sidney silvio simon spencer stan stanley stefan "
    "stephen steve steven stuart sylvester tariq ted terrence terry theodore thomas tim timothy tobias "
    "todd tom tommy tony travis trevor tyler vernon victor viktor vince vincent vladimir volodymyr wade "
    "wallace walter warren wayne wesley wilbur will william willie winston wolfgang xavier yasser yitzhak "
    "yusuf zach zachary"
)


def sex_of_name(name: str) -> str | None:
    """``f``, ``m`` or ``None`` for a full name, by its given name."""
    given = name.split()[0].lower().strip(".") if " " in name else ""
    if given in FEMALE:
        return None if given in MALE else "f"
    return "m" if given in MALE else None
