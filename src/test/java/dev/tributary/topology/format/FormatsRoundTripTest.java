package dev.tributary.topology.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.clustering.BlockMember;
import dev.tributary.clustering.Body;
import dev.tributary.clustering.ComponentMessage;
import dev.tributary.clustering.HeldId;
import dev.tributary.clustering.Member;
import dev.tributary.clustering.RecordMessage;
import dev.tributary.clustering.ReviewRow;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.model.Attributes;
import dev.tributary.model.Features;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is written is read back, whatever it is. */
class FormatsRoundTripTest {
  private static final long SEED = 20_240_917;
  private static final int RUNS = 100;
  private final RandomProtocol random = new RandomProtocol(SEED);

  @TestFactory
  Stream<DynamicTest> everyType() {
    return FormatUnderTest.ALL.stream()
        .filter(format -> format.type() != BlockMember.class)
        .map(format -> DynamicTest.dynamicTest(format.toString(), () -> roundTrips(format)));
  }

  private <T> void roundTrips(FormatUnderTest<T> format) {
    for (int run = 0; run < RUNS; run++) {
      T value = random.next(format.type());
      assertSame(format.read().apply(format.write().apply(value)), value, run);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyVariantOfAMessage() {
    return Stream.of(
            variantsOf(RecordMessage.class, Formats.RECORD_MESSAGE),
            variantsOf(ComponentMessage.class, Formats.COMPONENT_MESSAGE),
            variantsOf(InboxMessage.class, Formats.INBOX_MESSAGE))
        .flatMap(tests -> tests);
  }

  private <T> Stream<DynamicTest> variantsOf(Class<T> sealed, BinaryCodec<T> codec) {
    return RandomProtocol.variants(sealed)
        .map(
            variant ->
                DynamicTest.dynamicTest(
                    variant.getSimpleName(),
                    () -> {
                      for (int run = 0; run < 50; run++) {
                        T value = sealed.cast(random.next(variant));
                        assertSame(codec.fromBytes(codec.toBytes(value)), value, run);
                      }
                    }));
  }

  @Test
  void aBlockMemberTakesItsKeyFromTheRow() {
    for (int run = 0; run < RUNS; run++) {
      BlockMember member = random.next(BlockMember.class);
      byte[] bytes = Formats.writeBlockMember(member);
      assertSame(Formats.readBlockMember(member.key(), bytes), member, run);
      RecordKey other = random.next(RecordKey.class);
      assertThat(Formats.readBlockMember(other, bytes).key()).isEqualTo(other);
    }
  }

  @Test
  void whatItsUsersChangeCanBeChanged() {
    Body body = Formats.BODY.fromBytes(Formats.BODY.toBytes(random.next(Body.class)));
    assertThat(List.of(body.members(), body.edges(), body.inFlight(), body.departures()))
        .allSatisfy(list -> assertThat(list).isExactlyInstanceOf(ArrayList.class));
    ReviewRow row =
        Formats.REVIEW_ROW.fromBytes(Formats.REVIEW_ROW.toBytes(random.next(ReviewRow.class)));
    assertThat(row.owned()).isExactlyInstanceOf(TreeMap.class);
    assertThat(row.watchers()).isExactlyInstanceOf(TreeSet.class);
  }

  @Test
  void contentOfAnotherRecordIsNotWrittenAsThatOfTheMember() {
    Member member = random.next(Member.class);
    RecordKey other = new RecordKey("other", "secret");
    Member mixedUp =
        new Member(
            member.key(),
            member.version(),
            member.spec(),
            member.firstSeenMillis(),
            member.foundingVersion(),
            member.arrivedMillis(),
            new MemberRecord(other, Attributes.NONE, 0),
            member.cannotLinks(),
            member.locked(),
            member.observation(),
            member.entity(),
            member.crosswalkFingerprint(),
            member.doubtsFingerprint(),
            List.<HeldId>of());
    assertThatThrownBy(() -> Formats.MEMBER.toBytes(mixedUp))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a member with the content of another record");
  }

  private static void assertSame(Object read, Object written, int run) {
    assertThat(read)
        .as("seed %d, run %d", SEED, run)
        .usingRecursiveComparison()
        .withEqualsForType(Features::equals, Features.class)
        .withEqualsForType(Double::equals, Double.class)
        .withEqualsForType(Arrays::equals, float[].class)
        .isEqualTo(written);
    assertThat(read).hasSameClassAs(written);
  }
}
