package dev.tributary.comparison;

import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The embedders that a spec can name: the built-in one, and those on the class path. */
public final class Embedders {
  private Embedders() {}

  /** All of them by name. */
  public static SortedMap<String, Embedder> byName() {
    SortedMap<String, Embedder> byName = new TreeMap<>();
    ServiceLoader.load(Embedder.class).forEach(found -> byName.put(found.name(), found));
    byName.put(HashedNgrams.NAME, new HashedNgrams());
    return byName;
  }
}
