package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;
import static dev.tributary.topology.format.DoubtCodec.DOUBT;
import static dev.tributary.topology.format.UuidCodec.UUID_FORM;

import dev.tributary.clustering.ReviewItem;
import dev.tributary.clustering.ReviewRow;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.model.RecordKey;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The review side of a record; a question is filed under the higher key of its pair. */
final class ReviewRowCodec implements BinaryCodec<ReviewRow> {
  private static final int VERSION = 2;

  @Override
  public void write(ReviewRow row, BinaryWriter out) {
    out.writeVersion(VERSION);
    RECORD_KEY.write(row.key(), out);
    out.writeUnsigned(row.owned().size());
    for (ReviewRow.Owned owned : row.owned().values()) {
      Formats.REVIEW_ITEM.write(owned.item(), out);
      Presence.write(owned.otherEntity(), UUID_FORM, out);
    }
    out.writeList(row.watchers(), RECORD_KEY);
    out.writeList(row.doubts(), DOUBT);
    Presence.write(row.entity(), UUID_FORM, out);
    out.writeFixedLong(row.fingerprint());
  }

  @Override
  public ReviewRow read(BinaryReader in) {
    in.readOnlyVersion(VERSION);
    return new ReviewRow(
        RECORD_KEY.read(in),
        readOwned(in),
        readWatchers(in),
        in.readList(DOUBT),
        Presence.read(UUID_FORM, in),
        in.readFixedLong());
  }

  private static SortedMap<RecordKey, ReviewRow.Owned> readOwned(BinaryReader in) {
    SortedMap<RecordKey, ReviewRow.Owned> owned = new TreeMap<>();
    for (int left = in.readCount(); left > 0; left--) {
      ReviewItem item = Formats.REVIEW_ITEM.read(in);
      owned.put(item.high(), new ReviewRow.Owned(item, Presence.read(UUID_FORM, in)));
    }
    return owned;
  }

  private static SortedSet<RecordKey> readWatchers(BinaryReader in) {
    SortedSet<RecordKey> watchers = new TreeSet<>();
    for (int left = in.readCount(); left > 0; left--) {
      watchers.add(RECORD_KEY.read(in));
    }
    return watchers;
  }
}
