package dev.tributary.codec.binary;

import dev.tributary.model.Attributes;
import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values of the model at random, with a liking for the edges of every range. */
final class RandomValues {
  private static final String[] ODD = {
    "", "\0", "\0\0", "\u0001", "\u00FF", "\uFFFF", "\uD83D", "😀"
  };
  private final Random random;

  RandomValues(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  long number() {
    long bits = random.nextLong() >>> random.nextInt(64);
    return random.nextBoolean() ? bits : -bits;
  }

  /** Any Java string, well-formed or not. */
  String text() {
    if (below(5) == 0) {
      return ODD[below(ODD.length)];
    }
    StringBuilder text = new StringBuilder();
    int bound = below(2) == 0 ? 0x80 : 0x10000;
    for (int left = below(20); left > 0; left--) {
      text.append((char) below(bound));
    }
    return text.toString();
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int left = below(4); left > 0; left--) {
      texts.add(text());
    }
    return texts;
  }

  RecordKey recordKey() {
    return new RecordKey("s" + text().replace(":", ""), text() + "i");
  }

  BlockKey blockKey() {
    return new BlockKey((int) number(), number());
  }

  Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int left = below(10); left > 0; left--) {
      columns.put(text(), text());
    }
    return columns;
  }

  Attributes attributes() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int left = below(10); left > 0; left--) {
      values.put(text(), texts());
    }
    return new Attributes(values);
  }

  Features features() {
    String[][] slots = new String[below(10)][];
    for (int slot = 0; slot < slots.length; slot++) {
      slots[slot] = texts().toArray(new String[0]);
    }
    return new Features(slots);
  }

  PairScore pairScore() {
    float[] parts = new float[below(10)];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = below(4) == 0 ? Float.NaN : Float.intBitsToFloat((int) number());
    }
    return new PairScore(Double.longBitsToDouble(number()), parts);
  }
}
