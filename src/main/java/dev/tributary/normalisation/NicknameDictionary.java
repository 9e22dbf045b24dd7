package dev.tributary.normalisation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which given names a nickname stands for, many to many: {@code alex} for {@code alexander} and
 * {@code alexandra}.
 *
 * <p>A canonical name stands for itself. If it is a nickname of another too, it stands for both:
 * {@code jack} for {@code jack} and {@code john}. This goes on along the chain ({@code jackie},
 * {@code jack}, {@code john}), so every canonical form of a name stands for nothing that the name
 * does not stand for.
 */
final class NicknameDictionary {
  private static final String FILE = "nicknames.csv";

  private final Map<String, List<String>> canonical;

  private NicknameDictionary(Map<String, List<String>> canonical) {
    this.canonical = canonical;
  }

  /** The dictionary that comes with the program. */
  static NicknameDictionary builtIn() {
    return BuiltIn.DICTIONARY;
  }

  /** A dictionary of rows that begin with a canonical name, followed by its nicknames. */
  static NicknameDictionary of(List<List<String>> rows) {
    Map<String, SortedSet<String>> direct = new TreeMap<>();
    for (List<String> row : rows) {
      for (String name : row) {
        direct.computeIfAbsent(name, any -> new TreeSet<>()).add(row.get(0));
      }
    }
    Map<String, List<String>> canonical = new HashMap<>();
    direct.forEach((name, forms) -> canonical.put(name, List.copyOf(closure(forms, direct))));
    return new NicknameDictionary(canonical);
  }

  private static SortedSet<String> closure(
      Set<String> forms, Map<String, SortedSet<String>> direct) {
    SortedSet<String> closed = new TreeSet<>(forms);
    SortedSet<String> wider = new TreeSet<>(closed);
    do {
      closed.addAll(wider);
      closed.forEach(form -> wider.addAll(direct.getOrDefault(form, new TreeSet<>())));
    } while (!closed.containsAll(wider));
    return closed;
  }

  /** The canonical forms of a normalised name, sorted; the name itself if nobody knows it. */
  List<String> canonical(String name) {
    List<String> forms = canonical.get(name);
    return forms == null ? List.of(name) : forms;
  }

  private static final class BuiltIn {
    static final NicknameDictionary DICTIONARY = of(ConfigTable.rows(FILE));
  }
}
