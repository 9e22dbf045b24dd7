package dev.tributary.spec;

import java.util.List;

/** Tells people what a document says that was checked. */
final class DescriptionWriter {
  private DescriptionWriter() {}

  static SpecDescription describe(
      SpecDocument document, NormaliserChoice normalisers, Imported imported) {
    Wording wording = new Wording(document, normalisers);
    return new SpecDescription(
        new ExplanationWriter(document, wording).paragraphs(),
        new ElementWriter(document, wording).elements(),
        List.of(CanonicalForm.text(document, normalisers, imported).split("\n")),
        document.governance());
  }
}
