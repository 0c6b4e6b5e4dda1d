"""Document → spans: words, sentences, quotations, dates; the model runs once here."""
