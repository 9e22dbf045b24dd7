package dev.tributary.spec;

import dev.tributary.comparison.Embedder;
import dev.tributary.comparison.VectorText;
import dev.tributary.model.Features;
import java.util.ArrayList;
import java.util.List;

/** Makes the vector of a record's profile, once per version, and puts it behind its other slots. */
final class ProfileSlot {
  private static final String[] NO_VALUES = {};

  private final int[] fields;
  private final int slot;
  private final Embedder embedder;

  /**
   * @param fields the slots that the profile is made of
   * @param slot the number of the vector's own slot, behind all others
   */
  ProfileSlot(int[] fields, int slot, Embedder embedder) {
    this.fields = fields;
    this.slot = slot;
    this.embedder = embedder;
  }

  NormalisedRecord extend(NormalisedRecord record) {
    Features features = record.features();
    List<List<String>> profile = new ArrayList<>();
    boolean empty = true;
    for (int field : fields) {
      profile.add(List.of(features.values(field)));
      empty &= features.isEmpty(field);
    }
    String[][] slots = new String[slot + 1][];
    for (int i = 0; i < slot; i++) {
      slots[i] = features.values(i);
    }
    String vector = empty ? "" : VectorText.of(embedder.embed(profile));
    slots[slot] = vector.isEmpty() ? NO_VALUES : new String[] {vector};
    return new NormalisedRecord(new Features(slots), record.invalidAttributes());
  }
}
