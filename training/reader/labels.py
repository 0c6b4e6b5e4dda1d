"""The label sets of the reader's heads, in the order of the model's outputs."""

from __future__ import annotations

TAGS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS "
    "PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``"
).split()
DEPS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj "
    "csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis "
    "pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp"
).split()
NAMES = (
    "PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE DATE TIME PERCENT MONEY QUANTITY "
    "ORDINAL CARDINAL"
).split()
NAME_TAGS = ["O", *(f"{edge}-{name}" for name in NAMES for edge in "BI")]
ROLES = ("source", "cue", "content")
ROLE_TAGS = ["O", *(f"{edge}-{role}" for role in ROLES for edge in "BI")]
