package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tributary.erasure.Erasing;
import dev.tributary.erasure.Receipt;
import dev.tributary.erasure.SuppressionDesk;
import dev.tributary.http.HttpFailure;
import dev.tributary.model.RecordKey;
import dev.tributary.stewardship.Decider;
import dev.tributary.topology.suppression.DigestKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works out which records somebody wants erased. */
final class SubjectOrders {
  private final Answering answering;
  private final FleetErasure fleet;
  private final SuppressionDesk desk;

  SubjectOrders(Answering answering, FleetErasure fleet, SuppressionDesk desk) {
    this.answering = answering;
    this.fleet = fleet;
    this.desk = desk;
  }

  /** All records of an entity; of one that is gone, those that an erasure before meant. */
  Erasing.Order ofEntity(String id, Decider by) {
    List<DigestKey> keys = desk.keys(fleet.list());
    String receipt = keys.get(0).idOf("entity", id).toString();
    JsonNode earlier = fleet.receipt(receipt);
    Set<String> known = digests(earlier);
    Entity entity = answering.reader().entity(id, false);
    if (entity == null && known.isEmpty()) {
      throw HttpFailure.unknown(
          "there is no entity with this id; records are erased by their names with POST"
              + " /v1/subjects/erasures");
    }
    if (entity == null) {
      return new Erasing.Order(receipt, List.of(), known, keys, by, earlier);
    }
    if (entity.isRedirected()) {
      throw HttpFailure.conflict(
          "this id was retired, and its records may be of somebody else's entity by now; look at the"
              + " present one and erase that, or some of its records",
          TextNode.valueOf(entity.id()));
    }
    List<RecordKey> members = entity.members();
    if (entity.golden().path("member_count").asInt() > members.size()) {
      throw HttpFailure.invalid(
          "the entity has more than 1,000 records; erase them by their names with POST"
              + " /v1/subjects/erasures");
    }
    return order(receipt, members, earlier, keys, by);
  }

  /** Records by name, known or not. */
  Erasing.Order ofRecords(Collection<RecordKey> records, Decider by) {
    records.forEach(record -> answering.checkSource(record.source()));
    List<DigestKey> keys = desk.keys(fleet.list());
    String all =
        new TreeSet<>(records)
            .stream()
                .map(record -> record.source().length() + ":" + record.id().length() + ":" + record)
                .collect(Collectors.joining());
    String receipt = keys.get(0).idOf("records", all).toString();
    return order(receipt, List.copyOf(new TreeSet<>(records)), fleet.receipt(receipt), keys, by);
  }

  private static Erasing.Order order(
      String receipt,
      List<RecordKey> records,
      @Nullable JsonNode earlier,
      List<DigestKey> keys,
      Decider by) {
    Set<String> digests = new TreeSet<>(digests(earlier));
    records.forEach(record -> digests.add(keys.get(0).of(record)));
    return new Erasing.Order(receipt, records, digests, keys, by, earlier);
  }

  private static Set<String> digests(@Nullable JsonNode receipt) {
    return receipt == null ? Set.of() : new TreeSet<>(Receipt.digests(receipt));
  }
}
