package dev.tributary.topology;

/**
 * What a resolver has done since it started.
 *
 * @param changes change events read from the source topics
 * @param quarantined change events that could not be read
 * @param outdated changes that were older than what was known
 * @param unchanged changes that changed nothing
 * @param rounds versions whose round is complete
 * @param comparisons candidate pairs compared
 * @param inboxMessages messages that actors received
 * @param blockMessages messages that blocks received
 * @param storeWrites rows written to state stores
 * @param outputs messages published on the output topics
 * @param saturatedBlocks times that a block passed its cap
 */
public record ResolverCounts(
    long changes,
    long quarantined,
    long outdated,
    long unchanged,
    long rounds,
    long comparisons,
    long inboxMessages,
    long blockMessages,
    long storeWrites,
    long outputs,
    long saturatedBlocks) {}
