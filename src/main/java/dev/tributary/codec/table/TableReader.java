package dev.tributary.codec.table;

import dev.tributary.codec.DecoderLimits;
import dev.tributary.codec.parquet.reading.ParquetReader;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Reads a file row by row: CSV with a header (separated by commas, semicolons or tabs) or JSON
 * lines, both also compressed ({@code .gz}), or Parquet. What is wrong with a row is returned in
 * its place, what is wrong with the file is thrown as a {@link TableFormatException}.
 */
public final class TableReader implements Iterator<TableRow>, Closeable {
  private static final int PEEK_BYTES = 4096;
  private static final String PARQUET = ".parquet";
  private static final List<String> TEXTS =
      List.of(".csv", ".tsv", ".txt", ".jsonl", ".ndjson", ".json", ".gz");
  private final Path file;
  private final Closeable input;
  private final List<String> header;
  private final Iterator<TableRow> rows;

  private TableReader(Path file, Closeable input, List<String> header, Iterator<TableRow> rows) {
    this.file = file;
    this.input = input;
    this.header = header;
    this.rows = rows;
  }

  /** Opens a file; its ending says what it is, or else its first characters. */
  public static TableReader open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new TableFormatException(
          file, Files.exists(file) ? "is not a file" : "does not exist", "Check the path.");
    }
    try {
      if (isParquet(file)) {
        ParquetRows rows = ParquetRows.open(file);
        return new TableReader(file, rows, rows.header(), rows);
      }
      InputStream raw = Files.newInputStream(file);
      try {
        return open(file, raw);
      } catch (IOException | RuntimeException e) {
        raw.close();
        throw e;
      }
    } catch (IOException e) {
      throw broken(file, new UncheckedIOException(e));
    } catch (UncheckedIOException e) {
      throw broken(file, e);
    }
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isParquet(Path file) throws IOException {
    String name = nameOf(file);
    return name.endsWith(PARQUET)
        || (TEXTS.stream().noneMatch(name::endsWith) && ParquetReader.isWhole(file));
  }

  private static TableReader open(Path file, InputStream raw) throws IOException {
    String name = nameOf(file);
    boolean compressed = name.endsWith(".gz");
    if (name.endsWith(PARQUET + ".gz")) {
      throw new TableFormatException(
          file,
          "is compressed as a whole",
          "Unpack it: gunzip FILE; Parquet compresses by itself.");
    }
    BufferedInputStream input =
        new BufferedInputStream(compressed ? new GZIPInputStream(raw) : raw, 1 << 16);
    int first = firstCharacter(input);
    if (first < 0) {
      throw new TableFormatException(
          file, "is empty", "A table needs at least a header line, or one JSON object.");
    }
    if (isJson(compressed ? name.substring(0, name.length() - 3) : name, first)) {
      if (first == '[') {
        throw new TableFormatException(
            file, "is one JSON array", "Write one object per line: jq -c '.[]' FILE.");
      }
      return new TableReader(
          file, input, List.of(), new JsonLineRows(input, DecoderLimits.DEFAULT));
    }
    CsvRows rows = CsvRows.read(file, input);
    return new TableReader(file, input, rows.header(), rows);
  }

  private static boolean isJson(String name, int first) {
    if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt")) {
      return false;
    }
    return name.endsWith(".jsonl")
        || name.endsWith(".ndjson")
        || name.endsWith(".json")
        || first == '{';
  }

  /** The first byte that is neither white space nor part of a byte order mark; -1 if none is. */
  private static int firstCharacter(BufferedInputStream input) throws IOException {
    input.mark(PEEK_BYTES);
    byte[] start = input.readNBytes(PEEK_BYTES);
    input.reset();
    boolean marked = start.length >= 3 && (start[0] & 0xFF) == 0xEF && (start[1] & 0xFF) == 0xBB;
    for (int i = marked ? 3 : 0; i < start.length; i++) {
      if (start[i] != ' ' && start[i] != '\n' && start[i] != '\r' && start[i] != '\t') {
        return start[i] & 0xFF;
      }
    }
    return start.length < PEEK_BYTES ? -1 : ' ';
  }

  /**
   * The columns that a CSV or Parquet file announces; empty for JSON lines, which announce none.
   */
  public List<String> header() {
    return header;
  }

  @Override
  public boolean hasNext() {
    try {
      return rows.hasNext();
    } catch (UncheckedIOException e) {
      throw broken(file, e);
    }
  }

  @Override
  public TableRow next() {
    try {
      return rows.next();
    } catch (UncheckedIOException e) {
      throw broken(file, e);
    }
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private static TableFormatException broken(Path file, UncheckedIOException e) {
    IOException cause = e.getCause();
    boolean encoding = cause instanceof CharacterCodingException;
    TableFormatException broken =
        encoding
            ? new TableFormatException(
                file, "is not UTF-8 text", "Save it as UTF-8 (iconv -t UTF-8, or \"CSV UTF-8\").")
            : new TableFormatException(
                file, "cannot be read to its end", "Check that it is complete and readable.");
    broken.initCause(cause);
    return broken;
  }
}
