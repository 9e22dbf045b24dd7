package dev.tributary.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in the YAML, read as what its reader expects. What it is not is a problem with its place;
 * the reading goes on with a stand-in, so that one run finds all problems.
 */
final class YamlValue {
  private static final int LONGEST_QUOTE = 60;

  private final Node node;
  private final Place place;
  private final Problems problems;

  YamlValue(Node node, String path, Problems problems) {
    this.node = node;
    this.problems = problems;
    Place mark = node.getStartMark().map(YamlSource::at).orElse(Place.START);
    this.place = new Place(mark.line(), mark.column(), path);
  }

  /** As the parser made it. */
  Node node() {
    return node;
  }

  Place place() {
    return place;
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isScalar() {
    return node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag());
  }

  boolean isNothing() {
    return Tag.NULL.equals(node.getTag());
  }

  /** Numbers and truth values are taken as they are written. */
  String text() {
    if (isScalar()) {
      return ((ScalarNode) node).getValue();
    }
    error("expected a text, found " + description());
    return "";
  }

  /** A text that is not blank. */
  String name() {
    String text = text();
    if (isScalar() && text.isBlank()) {
      error("is empty; give it a name");
    }
    return text.strip();
  }

  Named named() {
    return new Named(name(), place);
  }

  /** One of the given words. */
  String oneOf(Collection<String> words) {
    String word = name();
    if (!word.isEmpty() && !words.contains(word)) {
      error("\"" + quoted(word) + "\" is not known here; " + Suggestion.among(words, word));
    }
    return word;
  }

  double number(double from, double to) {
    if (isNumber()) {
      try {
        double number = Double.parseDouble(text());
        if (number >= from && number <= to) {
          return number;
        }
        error("is " + quoted(text()) + ", but has to be from " + plain(from) + " to " + plain(to));
        return from;
      } catch (NumberFormatException e) {
        // Falls through: YAML knows forms of numbers that we do not take, as 0x1F.
      }
    }
    error(
        "expected a number from " + plain(from) + " to " + plain(to) + ", found " + description());
    return from;
  }

  /** A number between 0 and 1 that is neither of them. */
  double probability() {
    double number = number(0, 1);
    if (isNumber() && (number == 0 || number == 1)) {
      error("has to lie between 0 and 1: nothing is impossible or certain, write 0.0001 or 0.9999");
    }
    return number;
  }

  int integer(int from, int to) {
    double number = number(from, to);
    if (number != Math.rint(number)) {
      error("is " + quoted(text()) + ", but has to be a whole number");
    }
    return (int) number;
  }

  boolean isFlag() {
    return isScalar() && Tag.BOOL.equals(node.getTag());
  }

  boolean flag() {
    if (isFlag()) {
      return Boolean.parseBoolean(text());
    }
    error("expected true or false, found " + description());
    return false;
  }

  /** The items of a list. */
  List<YamlValue> list() {
    if (node instanceof SequenceNode sequence) {
      List<YamlValue> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(new YamlValue(item, place.path() + "[" + items.size() + "]", problems));
      }
      return items;
    }
    error("expected a list, found " + description());
    return List.of();
  }

  /** The items of a list, or the value itself where it is none. */
  List<YamlValue> listOrSingle() {
    return isList() ? list() : List.of(this);
  }

  /** The mapping with its keys, all of which have to be among those known. */
  YamlMapping mapping(String... known) {
    YamlMapping mapping = anyMapping();
    mapping.expect(List.of(known));
    return mapping;
  }

  /** A mapping whose keys the author chooses. */
  YamlMapping anyMapping() {
    @Nullable MappingNode mapping = node instanceof MappingNode map ? map : null;
    if (mapping == null) {
      error("expected a mapping (key: value), found " + description());
    }
    return new YamlMapping(mapping, place, problems);
  }

  void error(String message) {
    problems.error(place, message);
  }

  String description() {
    if (isMapping()) {
      return "a mapping";
    }
    if (isList()) {
      return "a list";
    }
    return isNothing() ? "nothing" : "\"" + quoted(((ScalarNode) node).getValue()) + "\"";
  }

  private boolean isNumber() {
    return isScalar() && (Tag.INT.equals(node.getTag()) || Tag.FLOAT.equals(node.getTag()));
  }

  static String quoted(String text) {
    return text.length() <= LONGEST_QUOTE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE / 2)) + "…";
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
