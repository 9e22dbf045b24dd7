package dev.tributary.spec;

import dev.tributary.blocking.BlockingKeys;
import dev.tributary.blocking.BlockingRule;
import dev.tributary.blocking.KeyPart;
import dev.tributary.blocking.KeyTransform;
import dev.tributary.blocking.KeyTransforms;
import dev.tributary.spec.SpecDocument.BlockingKeySection;
import dev.tributary.spec.SpecDocument.BlockingSection;
import dev.tributary.spec.SpecDocument.PartSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the blocking keys that a spec describes.
 *
 * <p>A rule's number comes from what the rule does and not from its place in the list: so a key
 * that two versions of a spec have in common names the same blocks in both, and the change from one
 * to the other leaves the records where they are.
 */
final class BlockingCompiler {
  /** Blocks of a record where a rule makes several keys of one value. */
  static final int MAX_KEYS_OF_SEVERAL = 256;

  private static final int NUMBERS = 1 << 16;

  private final Slots slots;
  private final Set<Integer> taken = new HashSet<>();

  BlockingCompiler(Slots slots) {
    this.slots = slots;
  }

  BlockingKeys compile(BlockingSection blocking) {
    List<BlockingRule> rules = new ArrayList<>();
    for (BlockingKeySection key : blocking.keys()) {
      List<KeyPart> parts = key.parts().stream().map(this::part).toList();
      KeyTransform joined = key.joined().isEmpty() ? null : transform(key.joined());
      rules.add(new BlockingRule(number(key), name(key), parts, joined, key.maxBlockSize()));
    }
    return new BlockingKeys(rules, maxKeysPerRecord(blocking));
  }

  /** As written, else the default, which is higher where a rule makes several keys of a value. */
  static int maxKeysPerRecord(BlockingSection blocking) {
    if (blocking.maxKeysPerRecord() > 0) {
      return blocking.maxKeysPerRecord();
    }
    return blocking.keys().stream().anyMatch(BlockingCompiler::makesSeveral)
        ? MAX_KEYS_OF_SEVERAL
        : BlockingKeys.DEFAULT_MAX_KEYS_PER_RECORD;
  }

  private static boolean makesSeveral(BlockingKeySection key) {
    return KeyTransformNames.makesSeveral(key.joined())
        || key.parts().stream().anyMatch(part -> KeyTransformNames.makesSeveral(part.transform()));
  }

  private KeyPart part(PartSection part) {
    return new KeyPart(
        slots.number(part.attribute(), part.normaliser()), transform(part.transform()));
  }

  private static KeyTransform transform(String name) {
    KeyTransform transform = KeyTransformNames.find(name);
    return transform == null ? KeyTransforms.exact() : transform;
  }

  private int number(BlockingKeySection key) {
    String parts = key.parts().stream().map(this::form).collect(Collectors.joining("+"));
    String form = key.joined().isEmpty() ? parts : key.joined() + "(" + parts + ")";
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

  /** A key for people, as {@code last_name:soundex+zip} or {@code ngram3@0.6(name+city)}. */
  static String name(BlockingKeySection key) {
    String parts =
        key.parts().stream()
            .map(
                part ->
                    part.transform().isEmpty()
                        ? part.attribute().name()
                        : part.attribute().name() + ":" + part.transform())
            .collect(Collectors.joining("+"));
    return key.joined().isEmpty() ? parts : key.joined() + "(" + parts + ")";
  }
}
