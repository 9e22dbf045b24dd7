package dev.tributary.codec.table;

import dev.tributary.codec.parquet.reading.ParquetFormatException;
import dev.tributary.codec.parquet.reading.ParquetLimits;
import dev.tributary.codec.parquet.reading.ParquetReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The rows of a Parquet file, which have numbers instead of lines. */
final class ParquetRows implements Iterator<TableRow>, Closeable {
  private final Path file;
  private final ParquetReader reader;

  private ParquetRows(Path file, ParquetReader reader) {
    this.file = file;
    this.reader = reader;
  }

  static ParquetRows open(Path file) throws IOException {
    try {
      return new ParquetRows(file, ParquetReader.open(file, ParquetLimits.DEFAULT));
    } catch (ParquetFormatException e) {
      throw refused(file, e);
    }
  }

  private static TableFormatException refused(Path file, ParquetFormatException e) {
    TableFormatException refused = new TableFormatException(file, e.problem(), e.cure());
    refused.initCause(e);
    return refused;
  }

  List<String> header() {
    return reader.columns();
  }

  @Override
  public boolean hasNext() {
    return reader.hasNext();
  }

  @Override
  public TableRow next() {
    try {
      ParquetReader.Row row = reader.next();
      String problem = row.problem();
      return problem == null
          ? new TableRow.Read(row.number(), row.columns())
          : new TableRow.Unreadable(
              row.number(), problem, "Correct the cell, or leave the column out.");
    } catch (ParquetFormatException e) {
      throw refused(file, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
