package dev.tributary.topology.format;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.clustering.BlockMember;
import dev.tributary.clustering.BlockMessage;
import dev.tributary.clustering.BlockRef;
import dev.tributary.clustering.ComponentMessage;
import dev.tributary.clustering.Facet;
import dev.tributary.clustering.HeldId;
import dev.tributary.clustering.Neighbour;
import dev.tributary.clustering.RecordMessage;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import dev.tributary.model.Tie;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is stored stays readable, and small. */
class FormatsOnDiskTest {
  private static final long VERSION = 1_234_567;
  private static final RecordKey KEY = new RecordKey("crm", "customer-104711");
  private static final Features FEATURES =
      new Features(
          new String[][] {
            {"katharina"},
            {"grossmann"},
            {"1984-02-29"},
            {"katharina.grossmann@example.org"},
            {"+493012345678", "+4915112345678"},
            null,
            {"10115"}
          });

  @Test
  void kindsOfMessagesKeepTheirTags() {
    assertThat(tags(RecordMessage.class, Formats.RECORD_MESSAGE, 0))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("Change", 1),
                Map.entry("Report", 2),
                Map.entry("Reround", 3),
                Map.entry("Home", 4),
                Map.entry("Gone", 5),
                Map.entry("Route", 6),
                Map.entry("Decide", 7),
                Map.entry("EntityIs", 8),
                Map.entry("Question", 9),
                Map.entry("Watch", 10),
                Map.entry("Unwatch", 11),
                Map.entry("News", 12),
                Map.entry("Doubts", 13)));
    assertThat(tags(ComponentMessage.class, Formats.COMPONENT_MESSAGE, 0))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Apply", 1, "Observe", 2, "Link", 3, "Join", 4, "Refused", 5, "Retry", 6, "Piece",
                7, "Adopt", 8, "Absorb", 9));
    assertThat(tags(InboxMessage.class, Formats.INBOX_MESSAGE, 1))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("ToRecord", 1, "ToComponent", 2, "ToPartition", 3));
  }

  private static <T> Map<String, Integer> tags(Class<T> sealed, BinaryCodec<T> codec, int at) {
    RandomProtocol random = new RandomProtocol(1);
    return RandomProtocol.variants(sealed)
        .collect(
            toMap(
                Class::getSimpleName,
                variant -> (int) codec.toBytes(sealed.cast(random.next(variant)))[at]));
  }

  @Test
  void aBlockMemberIsKnownByteForByte() {
    Features features = new Features(new String[][] {{"ann"}, null, {"b", "c"}});
    BlockMember member = new BlockMember(KEY, 64, 1, 0, features);
    String values = "0301" + "03616e6e" + "0002" + "01620163";
    byte[] second = HexFormat.of().parseHex("0280010200" + values);
    assertThat(Formats.writeBlockMember(member)).isEqualTo(second);
    assertThat(Formats.readBlockMember(KEY, second)).isEqualTo(member);
  }

  @Test
  void typicalSizes() {
    List<BlockKey> keys =
        IntStream.range(0, 5).mapToObj(rule -> new BlockKey(rule, rule * 0x9E3779B97F4AL)).toList();
    List<BlockRef> left = List.of(new BlockRef(1, keys.get(0)));
    BlockMessage message =
        new BlockMessage(KEY, VERSION, 1, List.of(new Facet(1, FEATURES, keys)), left);
    assertThat(Formats.BLOCKING_MESSAGE.toBytes(message)).hasSizeLessThan(220);
    assertThat(Formats.writeBlockMember(new BlockMember(KEY, VERSION, 1, 0, FEATURES)))
        .hasSizeLessThan(120);
    assertThat(Formats.HELD_ID.toBytes(HeldId.unused(new UUID(1, 2), 1_700_000_000_000L, KEY)))
        .hasSizeLessThan(50);
    PairScore score = new PairScore(12.5, new float[6]);
    RecordMessage report =
        new RecordMessage.Report(
            KEY,
            VERSION,
            3,
            List.of(new Neighbour(KEY, VERSION, score, Tie.MATCH, true, 1)),
            List.of(),
            List.of(),
            false);
    assertThat(Formats.INBOX_MESSAGE.toBytes(new InboxMessage.ToRecord(report)))
        .hasSizeLessThan(100);
  }
}
