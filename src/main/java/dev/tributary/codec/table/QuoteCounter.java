package dev.tributary.codec.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Counts the quotation marks of a text as it goes by: in complete CSV their number is even. */
final class QuoteCounter extends FilterReader {
  private boolean odd;

  QuoteCounter(Reader text) {
    super(text);
  }

  boolean odd() {
    return odd;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    odd ^= c == '"';
    return c;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    for (int i = offset; i < offset + count; i++) {
      odd ^= target[i] == '"';
    }
    return count;
  }
}
