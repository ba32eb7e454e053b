"""From the ontology's files to a Vocabulary that the reader of texts can use."""

from mbc_graph.ontology.loading import load_vocabulary, ontology_files, read_quads
from mbc_graph.ontology.mappings import (
    MappingSet,
    Row,
    Source,
    add_rows,
    mapping_files,
    read_mappings,
    read_sources,
    to_sssom,
    write_mappings,
)
from mbc_graph.ontology.matching import Term, check_mappings, propose, propose_new, read_terms
from mbc_graph.ontology.phrases import expand
from mbc_graph.ontology.templating import fill_template, write_templates

__all__ = [
    "MappingSet",
    "Row",
    "Source",
    "Term",
    "add_rows",
    "check_mappings",
    "expand",
    "fill_template",
    "load_vocabulary",
    "mapping_files",
    "ontology_files",
    "propose",
    "propose_new",
    "read_mappings",
    "read_quads",
    "read_sources",
    "read_terms",
    "to_sssom",
    "write_mappings",
    "write_templates",
]
