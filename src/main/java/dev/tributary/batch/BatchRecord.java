package dev.tributary.batch;

import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import java.util.List;

/**
 * A record as its plan sees it.
 *
 * @param content its attributes as the source wrote them
 * @param features what is compared
 * @param blocks the keys of its blocks, sorted, each once
 */
public record BatchRecord(MemberRecord content, Features features, List<BlockKey> blocks) {
  public RecordKey key() {
    return content.key();
  }
}
