package dev.tributary.clustering;

/** What is sent to a partition of the blocking stage. */
public sealed interface BlockingMessage permits BlockMessage, DropBlocks {}
