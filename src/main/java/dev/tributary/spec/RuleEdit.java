package dev.tributary.spec;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Puts one rule, or one comparison of Fellegi-Sunter scoring, into the text of a spec. All other
 * lines stay as their author wrote them, comments too.
 */
public final class RuleEdit {
  private static final String NAME = "name";

  private final String text;

  private RuleEdit(String text) {
    this.text = text;
  }

  /**
   * The text with a rule in it: in the place of the one of the same name, or behind the last one.
   *
   * @param text a spec
   * @param name of the rule
   * @param rule as the spec has it, in JSON, which is YAML too
   * @throws IllegalArgumentException where the text has no list to put it in, in words for people
   */
  public static String put(String text, String name, String rule) {
    Problems problems = new Problems();
    YamlValue root = YamlSource.compose(text, "the spec", problems);
    if (root == null) {
      throw new IllegalArgumentException("the spec is not YAML");
    }
    return new RuleEdit(text).put(list(root.node()), name, rule);
  }

  /** Where rules stand, or else where comparisons do. */
  private static SequenceNode list(Node root) {
    Node rules = child(root, "rules");
    Node fields = child(child(child(root, "decision"), "scoring"), "fields");
    if (fields instanceof SequenceNode comparisons) {
      return comparisons;
    }
    if (rules instanceof SequenceNode list) {
      return list;
    }
    throw new IllegalArgumentException(
        "the spec in force lists neither rules nor decision.scoring.fields; publish a whole spec"
            + " instead");
  }

  private static @Nullable Node child(@Nullable Node node, String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
          return tuple.getValueNode();
        }
      }
    }
    return null;
  }

  private String put(SequenceNode list, String name, String rule) {
    for (Node item : list.getValue()) {
      if (name.equals(nameOf(item))) {
        return replace(list, item, rule);
      }
    }
    List<Node> items = list.getValue();
    if (list.getFlowStyle() == FlowStyle.FLOW) {
      int before = at(list.getEndMark()) - 1;
      return insert(before, (items.isEmpty() ? "" : ", ") + rule);
    }
    int lineEnd = text.indexOf('\n', endOf(items.get(items.size() - 1)));
    int column = list.getStartMark().map(Mark::getColumn).orElse(0);
    String line = "\n" + " ".repeat(column) + "- " + rule;
    return insert(lineEnd < 0 ? text.stripTrailing().length() : lineEnd, line);
  }

  /** A field may be its name alone. */
  private static @Nullable String nameOf(Node item) {
    if (item instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    return child(item, NAME) instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  private String replace(SequenceNode list, Node item, String rule) {
    int start = at(item.getStartMark());
    if (start < at(list.getStartMark())) {
      throw new IllegalArgumentException(
          "the rule is an alias of something written elsewhere; publish a whole spec instead");
    }
    return text.substring(0, start) + rule + text.substring(endOf(item));
  }

  private String insert(int at, String what) {
    return text.substring(0, at) + what + text.substring(at);
  }

  /**
   * A block ends where the parser meets what comes next: its last leaf says where it really does.
   */
  private int endOf(Node node) {
    int end = at(node.getEndMark());
    if (node instanceof CollectionNode<?> block && block.getFlowStyle() == FlowStyle.BLOCK) {
      end = at(node.getStartMark());
      for (Object part : block.getValue()) {
        end = Math.max(end, part instanceof NodeTuple tuple ? endOf(tuple) : endOf((Node) part));
      }
    }
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--; // a block scalar takes the end of its line along
    }
    return end;
  }

  private int endOf(NodeTuple tuple) {
    return Math.max(endOf(tuple.getKeyNode()), endOf(tuple.getValueNode()));
  }

  /** Marks count code points. */
  private int at(Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark.map(Mark::getIndex).orElse(0));
  }
}
