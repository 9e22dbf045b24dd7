package dev.tributary.codec.table;

import dev.tributary.codec.DecoderLimits;
import dev.tributary.codec.JsonRows;
import dev.tributary.codec.UnreadableCause;
import dev.tributary.codec.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of a file with one JSON object per line; empty lines are skipped. */
final class JsonLineRows implements Iterator<TableRow> {
  private final InputStream input;
  private final JsonRows json;
  private final int maxBytes;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long lineNumber;
  private @Nullable TableRow next;

  JsonLineRows(InputStream input, DecoderLimits limits) {
    this.input = input;
    this.json = new JsonRows(limits);
    this.maxBytes = limits.maxBytes();
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && readLine()) {
        byte[] bytes = line.toByteArray();
        if (!isBlank(bytes)) {
          next = row(bytes);
        }
      }
      return next != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TableRow next() {
    TableRow row = hasNext() ? next : null;
    if (row == null) {
      throw new NoSuchElementException("no more rows");
    }
    next = null;
    return row;
  }

  private TableRow row(byte[] bytes) {
    try {
      if (bytes.length > maxBytes) {
        UnreadableCause cause = UnreadableCause.TOO_LARGE;
        return new TableRow.Unreadable(lineNumber, cause.explanation(), cause.cure());
      }
      return new TableRow.Read(lineNumber, json.read(bytes));
    } catch (UnreadableException e) {
      return new TableRow.Unreadable(
          lineNumber, e.code().explanation() + " (" + e.detail() + ")", e.code().cure());
    }
  }

  /** Fills the line; of one that is too long no more than tells so is kept. */
  private boolean readLine() throws IOException {
    line.reset();
    lineNumber++;
    int next = input.read();
    boolean any = next >= 0;
    while (next >= 0 && next != '\n') {
      if (line.size() <= maxBytes) {
        line.write(next);
      }
      next = input.read();
    }
    return any;
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
