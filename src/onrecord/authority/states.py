"""US states by postal code and by newspaper abbreviation (without its last dot)."""

US_STATES = {
    "AL": "Alabama", "Ala": "Alabama", "AK": "Alaska", "AZ": "Arizona", "Ariz": "Arizona", "AR": "Arkansas",
    "Ark": "Arkansas", "CA": "California", "Calif": "California", "CO": "Colorado", "Colo": "Colorado",
    "CT": "Connecticut", "Conn": "Connecticut", "DE": "Delaware", "Del": "Delaware",
    "DC": "District of Columbia", "FL": "Florida", "Fla": "Florida", "GA": "Georgia", "Ga": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "Ill": "Illinois", "IN": "Indiana", "Ind": "Indiana",
    "IA": "Iowa", "KS": "Kansas", "Kan": "Kansas", "KY": "Kentucky", "Ky": "Kentucky", "LA": "Louisiana",
    "La": "Louisiana", "ME": "Maine", "MD": "Maryland", "Md": "Maryland", "MA": "Massachusetts",
    "Mass": "Massachusetts", "MI": "Michigan", "Mich": "Michigan", "MN": "Minnesota", "Minn": "Minnesota",
    "MS": "Mississippi", "Miss": "Mississippi", "MO": "Missouri", "Mo": "Missouri", "MT": "Montana",
    "Mont": "Montana", "NE": "Nebraska", "Neb": "Nebraska", "NV": "Nevada", "Nev": "Nevada",
    "NH": "New Hampshire", "N.H": "New Hampshire", "NJ": "New Jersey", "N.J": "New Jersey",
    "NM": "New Mexico", "N.M": "New Mexico", "NY": "New York", "N.Y": "New York", "NC": "North Carolina",
    "N.C": "North Carolina", "ND": "North Dakota", "N.D": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "Okla": "Oklahoma", "OR": "Oregon", "Ore": "Oregon", "PA": "Pennsylvania", "Pa": "Pennsylvania",
    "RI": "Rhode Island", "R.I": "Rhode Island", "SC": "South Carolina", "S.C": "South Carolina",
    "SD": "South Dakota", "S.D": "South Dakota", "TN": "Tennessee", "Tenn": "Tennessee", "TX": "Texas",
    "Tex": "Texas", "UT": "Utah", "VT": "Vermont", "Vt": "Vermont", "VA": "Virginia", "Va": "Virginia",
    "WA": "Washington", "Wash": "Washington", "WV": "West Virginia", "W.Va": "West Virginia",
    "WI": "Wisconsin", "Wis": "Wisconsin", "WY": "Wyoming", "Wyo": "Wyoming",
}  # fmt: skip
