package dev.tributary.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How rows are written. */
public enum ExportFormat {
  JSONL("application/x-ndjson"),
  CSV("text/csv; charset=utf-8"),
  PARQUET("application/vnd.apache.parquet");

  private final String contentType;

  ExportFormat(String contentType) {
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  /** As callers name it, and as files end. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ExportFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }
}
