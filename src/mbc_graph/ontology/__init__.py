"""From the ontology's files to a Vocabulary that the reader of texts can use."""

from mbc_graph.ontology.loading import load_vocabulary, ontology_files, read_quads
from mbc_graph.ontology.phrases import expand
from mbc_graph.ontology.templating import fill_template, write_templates

__all__ = ["expand", "fill_template", "load_vocabulary", "ontology_files", "read_quads", "write_templates"]
