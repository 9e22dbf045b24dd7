package dev.tributary.topology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The contracts of all kinds of topics, as they come with the application. */
public final class TopicContracts {
  private final Map<TopicKind, TopicContract> byKind;

  private TopicContracts(Map<TopicKind, TopicContract> byKind) {
    this.byKind = byKind;
  }

  /** Reads the contracts from the class path. */
  public static TopicContracts load() {
    Map<TopicKind, TopicContract> byKind = new EnumMap<>(TopicKind.class);
    for (TopicKind kind : TopicKind.values()) {
      byKind.put(kind, load(kind));
    }
    return new TopicContracts(byKind);
  }

  public TopicContract of(TopicKind kind) {
    TopicContract contract = byKind.get(kind);
    if (contract == null) {
      throw new IllegalStateException("no contract for " + kind.kebabCase());
    }
    return contract;
  }

  /**
   * All topics of an entity type as they should be; of a shadow run only those of its own.
   *
   * @param sources the names of its sources
   * @param partitions how many each topic has, but for those that always have one; empty for what
   *     the contracts say
   */
  public List<WantedTopic> wanted(
      Topics topics, Collection<String> sources, OptionalInt partitions) {
    List<WantedTopic> wanted = new ArrayList<>();
    boolean isShadow = !topics.shadow().isEmpty();
    for (String source : isShadow ? List.<String>of() : sources) {
      wanted.add(wanted(topics.source(source), TopicKind.SOURCE, partitions));
    }
    for (TopicKind kind : TopicKind.values()) {
      if (kind != TopicKind.SOURCE && !(isShadow && kind.isShared())) {
        wanted.add(wanted(topics.name(kind), kind, partitions));
      }
    }
    return wanted;
  }

  /** Those that hold the versions of the spec of an entity type, and what is known of them. */
  public List<WantedTopic> ofSpecs(Topics topics) {
    return Stream.of(TopicKind.SPECS, TopicKind.SPEC_STATUS, TopicKind.SHADOW_RUNS)
        .map(kind -> wanted(topics.name(kind), kind, OptionalInt.empty()))
        .toList();
  }

  private WantedTopic wanted(String name, TopicKind kind, OptionalInt partitions) {
    TopicContract contract = of(kind);
    return new WantedTopic(
        name,
        kind.isSingle() ? contract.partitions() : partitions.orElse(contract.partitions()),
        contract.config(),
        contract.required());
  }

  private static TopicContract load(TopicKind kind) {
    String file = "topics/" + kind.kebabCase() + ".yaml";
    try (InputStream in = TopicContracts.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the class path; build again");
      }
      return TopicContractReader.read(kind, file, in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
