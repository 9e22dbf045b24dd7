package dev.tributary.spec;

import dev.tributary.blocking.BlockingKeys;
import dev.tributary.blocking.BlockingRule;
import dev.tributary.blocking.KeyPart;
import dev.tributary.blocking.KeyTransforms;
import dev.tributary.spec.SpecDocument.BlockingKeySection;
import dev.tributary.spec.SpecDocument.PartSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Makes the blocking keys that a spec describes.
 *
 * <p>A rule's number comes from what the rule does and not from its place in the list: so a key
 * that two versions of a spec have in common names the same blocks in both, and the change from one
 * to the other leaves the records where they are.
 */
final class BlockingCompiler {
  private static final int NUMBERS = 1 << 16;

  private final Slots slots;
  private final Set<Integer> taken = new HashSet<>();

  BlockingCompiler(Slots slots) {
    this.slots = slots;
  }

  BlockingKeys compile(List<BlockingKeySection> keys) {
    List<BlockingRule> rules = new ArrayList<>();
    for (BlockingKeySection key : keys) {
      List<KeyPart> parts = key.parts().stream().map(this::part).toList();
      rules.add(new BlockingRule(number(key), name(key), parts));
    }
    return new BlockingKeys(rules);
  }

  private KeyPart part(PartSection part) {
    UnaryOperator<String> transform = KeyTransformNames.find(part.transform());
    return new KeyPart(
        slots.number(part.attribute(), part.normaliser()),
        transform == null ? KeyTransforms.exact() : transform);
  }

  private int number(BlockingKeySection key) {
    String form = key.parts().stream().map(this::form).collect(Collectors.joining("+"));
    // The hash of a String is fixed by the language, so it may be stored; its upper half is mixed
    // best.
    int number = (form.hashCode() * 0x9E3779B1) >>> 16;
    while (!taken.add(number)) {
      number = (number + 1) % NUMBERS;
    }
    return number;
  }

  private String form(PartSection part) {
    String normaliser = slots.normaliser(part.attribute(), part.normaliser());
    return part.attribute().name() + ":" + normaliser + ":" + part.transform();
  }

  private static String name(BlockingKeySection key) {
    return key.parts().stream()
        .map(
            part ->
                part.transform().isEmpty()
                    ? part.attribute().name()
                    : part.attribute().name() + ":" + part.transform())
        .collect(Collectors.joining("+"));
  }
}
