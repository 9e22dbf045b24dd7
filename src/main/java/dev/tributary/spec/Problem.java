package dev.tributary.spec;

import java.util.Locale;

/**
 * Something about a spec that its author should know.
 *
 * @param severity how much it matters
 * @param line the line in the YAML, from 1
 * @param column the column in that line, from 1
 * @param path where in the document, as in {@code decision.scoring.fields[2].weight}; empty for the
 *     document as a whole
 * @param message what is wrong and how to cure it
 */
public record Problem(Severity severity, int line, int column, String path, String message) {

  /** One line for people: {@code 12:5 error: sources.crm.primary_key: …}. */
  @Override
  public String toString() {
    String where = path.isEmpty() ? "" : path + ": ";
    return line
        + ":"
        + column
        + " "
        + severity.name().toLowerCase(Locale.ROOT)
        + ": "
        + where
        + message;
  }
}
