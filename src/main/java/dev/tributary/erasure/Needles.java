package dev.tributary.erasure;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Texts that are looked for in bytes, all at once (the automaton of Aho and Corasick): in UTF-8, in
 * UTF-16 of either order, as JSON and as addresses of the web escape them. Case does not count.
 * What stands there in UTF-16 may be counted for both orders, as one is the other moved by a byte.
 */
public final class Needles {
  private static final int SYMBOLS = 256;
  private static final int SHORTEST = 3;
  private static final int MOST_NODES = 200_000;

  private final List<int[]> next = new ArrayList<>();
  private final List<Boolean> ends = new ArrayList<>();

  /**
   * @param texts three characters at least
   * @throws IllegalArgumentException where there is none, or one is too short to mean anything
   */
  public Needles(Collection<String> texts) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to look for");
    }
    node();
    for (String text : texts) {
      if (text.length() < SHORTEST) {
        throw new IllegalArgumentException(
            "a text to look for has fewer than %d characters, and would be found anywhere"
                .formatted(SHORTEST));
      }
      for (String variant :
          List.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))) {
        add(variant);
      }
    }
    link();
  }

  private void add(String text) {
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      add(text.getBytes(charset));
    }
    add(escaped(text).getBytes(StandardCharsets.US_ASCII));
    add(URLEncoder.encode(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII));
  }

  /** As JSON writes it where it writes ASCII alone. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        escaped.append("\\u%04x".formatted((int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private void add(byte[] pattern) {
    int at = 0;
    for (byte symbol : pattern) {
      int folded = fold(symbol);
      int to = next.get(at)[folded];
      if (to < 0) {
        to = node();
        next.get(at)[folded] = to;
      }
      at = to;
    }
    ends.set(at, true);
  }

  private int node() {
    if (next.size() > MOST_NODES) {
      throw new IllegalArgumentException("too many texts to look for at once; take fewer");
    }
    int[] edges = new int[SYMBOLS];
    Arrays.fill(edges, -1);
    next.add(edges);
    ends.add(false);
    return next.size() - 1;
  }

  /** Lets every node know where to go on where its own edges end. */
  private void link() {
    int[] back = new int[next.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      int child = next.get(0)[symbol];
      if (child < 0) {
        next.get(0)[symbol] = 0;
      } else {
        open.add(child);
      }
    }
    while (!open.isEmpty()) {
      int node = open.remove();
      int fallback = back[node];
      if (ends.get(fallback)) {
        ends.set(node, true);
      }
      for (int symbol = 0; symbol < SYMBOLS; symbol++) {
        int child = next.get(node)[symbol];
        int other = next.get(fallback)[symbol];
        if (child < 0) {
          next.get(node)[symbol] = other;
        } else {
          back[child] = other;
          open.add(child);
        }
      }
    }
  }

  private static int fold(byte symbol) {
    int unsigned = symbol & 0xFF;
    return unsigned >= 'A' && unsigned <= 'Z' ? unsigned + ('a' - 'A') : unsigned;
  }

  /** How often any of them occurs in bytes that belong together. */
  public int in(byte[] bytes) {
    return new Search().feed(bytes, bytes.length);
  }

  /** A search through bytes that come in pieces. */
  public final class Search {
    private int node;

    /** How many more occurrences end within this piece. */
    public int feed(byte[] bytes, int length) {
      int found = 0;
      for (int i = 0; i < length; i++) {
        node = next.get(node)[fold(bytes[i])];
        if (ends.get(node)) {
          found++;
        }
      }
      return found;
    }
  }
}
