package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.clustering.BlockRef;
import dev.tributary.model.BlockKey;
import dev.tributary.model.RecordKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Blocks are counted by their members, which come in their order. */
class BlockSizesTest {
  private static final int CAP = 4;

  private static BlockSizes counted(int rule, int... blocks) {
    BlockSizes sizes = new BlockSizes(any -> CAP);
    for (int hash = 0; hash < blocks.length; hash++) {
      for (int member = 0; member < blocks[hash]; member++) {
        sizes.member(
            new BlockRef(1, new BlockKey(rule, hash)),
            new RecordKey("crm", rule + "-" + hash + "-" + member));
      }
    }
    sizes.end();
    return sizes;
  }

  @Test
  void classesDoubleAndWhatIsOverItsCapIsCounted() {
    BlockSizes.Rule rule = counted(7, 1, 1, 2, 3, 4, 5, 8).rules().get(7);
    assertThat(rule.blocks()).isEqualTo(7);
    assertThat(rule.members()).isEqualTo(24);
    assertThat(rule.capped()).isEqualTo(2);
    assertThat(rule.sizes()).isEqualTo(Map.of(1, 2L, 2, 2L, 4, 2L, 8, 1L));
    assertThat(rule.largest()).hasSize(BlockSizes.LARGEST);
    assertThat(rule.largest().get(0))
        .isEqualTo(new BlockSizes.Large(8, new RecordKey("crm", "7-6-0")));
    assertThat(rule.largest().get(4).members()).isEqualTo(2);
  }

  @Test
  void partitionsAddUp() {
    BlockSizes all = new BlockSizes(any -> 0);
    all.add(counted(1, 9, 1));
    all.add(counted(1, 10));
    all.add(counted(2, 3));
    assertThat(all.rules().keySet()).containsExactly(1, 2);
    BlockSizes.Rule rule = all.rules().get(1);
    assertThat(rule.blocks()).isEqualTo(3);
    assertThat(rule.capped()).as("by the caps of the partitions").isEqualTo(2);
    assertThat(rule.sizes()).containsEntry(8, 2L).containsEntry(1, 1L);
    assertThat(rule.largest().get(0).members()).isEqualTo(10);
  }

  @Test
  void nothingIsNoBlock() {
    assertThat(counted(1).rules()).isEmpty();
  }
}
