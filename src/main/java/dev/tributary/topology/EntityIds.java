package dev.tributary.topology;

import dev.tributary.clustering.Founding;
import dev.tributary.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Mints entity ids: a name-based UUID (RFC 9562, version 3) of entity type, founding record and the
 * version with which its life began. A version is given once, so an id never names two entities.
 */
record EntityIds(String entityType) implements Founding.Minting {
  @Override
  public UUID mint(RecordKey key, long foundingVersion) {
    String name = entityType + '/' + key.source() + '/' + foundingVersion + '/' + key.id();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
