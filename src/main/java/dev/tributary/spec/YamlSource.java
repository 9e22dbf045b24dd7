package dev.tributary.spec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Turns text into a tree of YAML nodes, and refuses what would cost too much: too long, nested too
 * deeply, or growing without end through aliases.
 */
final class YamlSource {
  static final int LONGEST_TEXT = 1 << 20;
  static final int DEEPEST_NESTING = 32;
  static final int MOST_NODES = 50_000;

  private final String name;
  private final Problems problems;

  private YamlSource(String name, Problems problems) {
    this.name = name;
    this.problems = problems;
  }

  /** The document's root, or null after saying in the problems why there is none. */
  static @Nullable YamlValue compose(String text, String name, Problems problems) {
    if (text.length() > LONGEST_TEXT) {
      problems.error(
          Place.START,
          "a spec has at most " + LONGEST_TEXT + " characters, this has " + text.length());
      return null;
    }
    return new YamlSource(name, problems).compose(text);
  }

  private @Nullable YamlValue compose(String text) {
    try {
      // Composing is recursive, parsing is not: so the depth is known to be harmless before.
      if (!isShallow(text)) {
        return null;
      }
      Optional<Node> root = new Compose(settings()).composeString(text);
      if (root.isEmpty()) {
        problems.error(Place.START, "the spec is empty; it needs at least entity and sources");
        return null;
      }
      return isSmall(root.get()) ? new YamlValue(root.get(), "", problems) : null;
    } catch (ReaderException e) {
      problems.error(placeOf(text, e.getPosition()), "a character that YAML does not allow");
    } catch (MarkedYamlEngineException e) {
      Place place =
          e.getProblemMark().or(e::getContextMark).map(YamlSource::at).orElse(Place.START);
      problems.error(place, "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.error(Place.START, "not YAML: " + e.getMessage());
    }
    return null;
  }

  private LoadSettings settings() {
    return LoadSettings.builder()
        .setLabel(name)
        .setSchema(new CoreSchema())
        .setCodePointLimit(LONGEST_TEXT)
        .build();
  }

  private boolean isShallow(String text) {
    int depth = 0;
    int nodes = 0;
    for (Event event : new Parse(settings()).parseString(text)) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > DEEPEST_NESTING || ++nodes > MOST_NODES) {
        problems.error(event.getStartMark().map(YamlSource::at).orElse(Place.START), tooLarge());
        return false;
      }
    }
    return true;
  }

  /**
   * Counts the nodes as a reader meets them: one behind several aliases as often as it is named.
   */
  private boolean isSmall(Node root) {
    if (count(root, 0, 0) <= MOST_NODES) {
      return true;
    }
    problems.error(Place.START, "with its aliases written out, " + tooLarge());
    return false;
  }

  private static int count(Node node, int depth, int before) {
    int count = before + 1;
    if (depth > DEEPEST_NESTING || count > MOST_NODES) {
      return MOST_NODES + 1;
    }
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        count = count(item, depth + 1, count);
      }
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        count = count(tuple.getKeyNode(), depth + 1, count);
        count = count(tuple.getValueNode(), depth + 1, count);
      }
    }
    return count;
  }

  private static String tooLarge() {
    return "the spec is too large: at most "
        + DEEPEST_NESTING
        + " levels of nesting and "
        + MOST_NODES
        + " values";
  }

  static Place at(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1, "");
  }

  private static Place placeOf(String text, int position) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(position, text.length()); i++) {
      boolean lineEnds = text.charAt(i) == '\n';
      line += lineEnds ? 1 : 0;
      column = lineEnds ? 1 : column + 1;
    }
    return new Place(line, column, "");
  }
}
