package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.ATTRIBUTES;

import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.model.Attributes;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import org.jspecify.annotations.Nullable;

/** What survivorship chooses from, without the record's key: what holds it has written that. */
final class MemberContent {
  private MemberContent() {}

  static void write(RecordKey owner, @Nullable MemberRecord content, BinaryWriter out) {
    out.writeBoolean(content != null);
    if (content == null) {
      return;
    }
    if (!content.key().equals(owner)) {
      throw new IllegalArgumentException("a member with the content of another record");
    }
    ATTRIBUTES.write(content.attributes(), out);
    out.writeLong(content.eventTimeMillis());
  }

  static @Nullable MemberRecord read(RecordKey owner, BinaryReader in) {
    if (!in.readBoolean()) {
      return null;
    }
    Attributes attributes = ATTRIBUTES.read(in);
    return new MemberRecord(owner, attributes, in.readLong());
  }
}
