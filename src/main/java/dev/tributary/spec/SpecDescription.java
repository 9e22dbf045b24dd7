package dev.tributary.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A spec as it is told to people.
 *
 * @param paragraphs what it will do, in words
 * @param elements its parts, each with what can be said of it: what {@link SpecDiff} compares
 * @param statements its canonical form, a statement a line: everything that has an influence on how
 *     records are resolved
 * @param governance what it asks of those who change it
 */
public record SpecDescription(
    List<Paragraph> paragraphs,
    List<Element> elements,
    List<String> statements,
    Governance governance) {

  public SpecDescription {
    paragraphs = List.copyOf(paragraphs);
    elements = List.copyOf(elements);
    statements = List.copyOf(statements);
  }

  /** Sentences under a heading. */
  public record Paragraph(String title, List<String> lines) {
    public Paragraph {
      lines = List.copyOf(lines);
    }
  }

  /** The sections of a spec, in the order in which differences are told. */
  public enum Section {
    VERSION(false),
    ENTITY(false),
    SOURCE(true),
    ATTRIBUTE(false),
    MAPPING(false),
    BLOCKING(true),
    SCORING(false),
    COMPARISON(true),
    RULE(true),
    POLICY(false),
    KEY(true),
    THRESHOLD(false),
    GUARD(false),
    SURVIVORSHIP(false),
    LIMIT(false),
    GOVERNANCE(false),
    OTHER(false);

    private final boolean ordered;

    Section(boolean ordered) {
      this.ordered = ordered;
    }

    /** Whether the order of the section's elements means something. */
    public boolean isOrdered() {
      return ordered;
    }
  }

  /**
   * A part of the spec, such as one rule.
   *
   * @param name tells it from others of its section
   * @param traits what can be said of it, by the words of the spec, in the order of telling
   */
  public record Element(Section section, String name, Map<String, String> traits) {
    public Element {
      traits = Collections.unmodifiableMap(new LinkedHashMap<>(traits));
    }

    /**
     * @param traits names and what is said of them, in turn
     */
    static Element of(Section section, String name, String... traits) {
      Map<String, String> byName = new LinkedHashMap<>();
      for (int i = 0; i < traits.length; i += 2) {
        byName.put(traits[i], traits[i + 1]);
      }
      return new Element(section, name, byName);
    }
  }
}
