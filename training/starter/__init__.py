"""Builds BayLing Desktop's starter model: data, tokenizer, training, export, evaluation. See ../README.md."""
