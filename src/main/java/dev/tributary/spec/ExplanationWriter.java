package dev.tributary.spec;

import dev.tributary.spec.SpecDescription.Paragraph;
import dev.tributary.spec.SpecDocument.BlockingKeySection;
import dev.tributary.spec.SpecDocument.DecisionSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.OverrideSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import dev.tributary.spec.SpecDocument.SourceSection;
import dev.tributary.spec.SpecDocument.SurvivorshipSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says in words what a spec will do. */
final class ExplanationWriter {
  private final SpecDocument document;
  private final Wording wording;

  ExplanationWriter(SpecDocument document, Wording wording) {
    this.document = document;
    this.wording = wording;
  }

  List<Paragraph> paragraphs() {
    List<Paragraph> paragraphs = new ArrayList<>();
    paragraphs.add(new Paragraph("Where records come from", sources()));
    paragraphs.add(new Paragraph("Which records are compared", blocking()));
    paragraphs.add(new Paragraph("How a pair is scored", scoring()));
    paragraphs.add(new Paragraph("What becomes of a pair", decision()));
    addUnlessEmpty("What decides beside the score", PolicyWords.of(document.policy()), paragraphs);
    addUnlessEmpty("What keeps records apart", PolicyWords.of(document.guards()), paragraphs);
    paragraphs.add(new Paragraph("What a golden record shows", survivorship()));
    paragraphs.add(new Paragraph("Where it stops", limits()));
    addUnlessEmpty("What changes of this spec have to keep to", governance(), paragraphs);
    return paragraphs;
  }

  private static void addUnlessEmpty(String title, List<String> lines, List<Paragraph> paragraphs) {
    if (!lines.isEmpty()) {
      paragraphs.add(new Paragraph(title, lines));
    }
  }

  private List<String> sources() {
    List<String> lines = new ArrayList<>();
    int rank = 0;
    for (SourceSection source : document.sources()) {
      rank++;
      String trust =
          document.sources().size() == 1
              ? ""
              : rank == 1
                  ? ", trusted most"
                  : rank == document.sources().size() ? ", trusted least" : "";
      lines.add(
          source.name().name()
              + ", a row being identified by "
              + source.primaryKey()
              + trust
              + ":");
      source
          .attributes()
          .forEach(
              it ->
                  lines.add(
                      "- " + it.name().name() + " from " + Wording.origins(it.extractions())));
    }
    Set<String> personal = PlanCompiler.personalAttributes(document);
    if (!personal.isEmpty()) {
      lines.add("Personal, and never in a log: " + String.join(", ", personal) + ".");
    }
    Set<String> withoutGeneric = PlanCompiler.withoutGenericValues(document);
    if (!withoutGeneric.isEmpty()) {
      lines.add(
          "Placeholders and role mailboxes count as no value in "
              + String.join(", ", withoutGeneric)
              + ".");
    }
    Set<String> inLatin = PlanCompiler.inLatinLetters(document);
    if (!inLatin.isEmpty()) {
      lines.add("Compared in Latin letters: " + String.join(", ", inLatin) + ".");
    }
    lines.add(
        "Phone numbers without a country code and dates as 3/4/2020 are read as in "
            + PlanCompiler.region(document)
            + ".");
    return lines;
  }

  private List<String> blocking() {
    List<String> lines = new ArrayList<>();
    lines.add("Two records are compared if they agree in at least one of:");
    int usual = document.limits().maxBlockSize();
    for (BlockingKeySection key : document.blocking().keys()) {
      String cap =
          key.maxBlockSize() == 0
              ? ""
              : ", in blocks of at most " + key.maxBlockSize() + " records";
      lines.add("- " + wording.agreement(key) + cap);
    }
    lines.add(
        "A block of more than "
            + usual
            + " records"
            + (lines.stream().anyMatch(it -> it.contains(", in blocks of at most"))
                ? ", where nothing else is said,"
                : "")
            + " contributes nothing, and a record is in at most "
            + BlockingCompiler.maxKeysPerRecord(document.blocking())
            + " blocks.");
    return lines;
  }

  private List<String> scoring() {
    if (document.decision().scoring() instanceof FieldsSection fields) {
      return new ScoringWords(wording).of(fields);
    }
    return document.decision().scoring() instanceof RulesSection rules
        ? new ScoringWords(wording).of(rules)
        : List.of();
  }

  private List<String> decision() {
    DecisionSection decision = document.decision();
    // Without a prior a total is evidence, and no probability follows from it.
    boolean posterior =
        decision.scoring() instanceof FieldsSection fields && fields.priorLogOdds() != 0;
    List<String> lines = new ArrayList<>();
    String match = score(decision.match(), posterior);
    if (decision.firm() > decision.match()) {
      lines.add(
          "From " + score(decision.firm(), posterior) + " on it is a match that joins entities.");
      lines.add(
          "From "
              + match
              + " on it is a match that only takes in a record that stands alone, and only where all"
              + " its matches lead to one entity.");
    } else {
      lines.add("From " + match + " on it is a match.");
    }
    lines.add(
        decision.review() < decision.match()
            ? "From " + score(decision.review(), posterior) + " on a person is asked."
            : "Nobody is asked: the threshold of review is that of a match.");
    lines.add("Below, the two records have nothing to do with each other.");
    return lines;
  }

  private static String score(double score, boolean posterior) {
    return posterior
        ? Wording.number(score) + " (probability " + Wording.odds(score) + ")"
        : Wording.number(score);
  }

  private List<String> survivorship() {
    SurvivorshipSection survivorship = document.survivorship();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Of each attribute "
            + choice(survivorship.strategy(), survivorship.priority())
            + ", where nothing else is said.");
    for (OverrideSection override : survivorship.overrides()) {
      lines.add(
          override.published()
              ? "Of "
                  + override.field().name()
                  + " "
                  + choice(override.strategy(), override.priority())
                  + "."
              : "Nothing of " + override.field().name() + ", which is there to be compared.");
    }
    return lines;
  }

  private String choice(String strategy, List<Named> priority) {
    return switch (strategy) {
      case "source_priority" ->
          "the value of the most trusted source that has one ("
              + wording.priority(priority).replace(", ", " before ")
              + ")";
      case "most_complete" -> "the most complete value";
      case "most_recent" -> "the most recent value";
      case "most_frequent" -> "the most frequent value";
      case "longest" -> "the longest value";
      default -> "the value by " + strategy;
    };
  }

  private List<String> limits() {
    Limits limits = document.limits();
    return List.of(
        "An entity has at most %,d records; of a larger one the weakest matches are cut."
            .formatted(limits.maxEntitySize()),
        "About one record at most %,d questions are open, the best scored."
            .formatted(limits.maxReviewItemsPerRecord()),
        "A row of more than %,d bytes goes to quarantine.".formatted(limits.maxRecordBytes()),
        "A record asks again for comparisons after %,d ms; an entity with links in flight is published as settling after %,d ms."
            .formatted(limits.roundTimeout().toMillis(), limits.settleTimeout().toMillis()));
  }

  private List<String> governance() {
    Governance asked = document.governance();
    List<String> lines = new ArrayList<>();
    if (asked.shadowBeforeThresholds()) {
      lines.add("Other thresholds come into force only after a shadow run under them.");
    }
    if (asked.schemaRequired()) {
      lines.add("Every source declares its columns.");
    }
    if (asked.freshnessRequired()) {
      lines.add("Every source says how old its data may be.");
    }
    if (!asked.requiredTags().isEmpty()) {
      lines.add("Every source has the tags " + String.join(", ", asked.requiredTags()) + ".");
    }
    return lines;
  }
}
