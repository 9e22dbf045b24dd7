package dev.tributary.jobs;

/**
 * Where the document is that a job made, as a model or a report: in pieces on a topic.
 *
 * @param offset of the first piece
 * @param pieces how many there are
 * @param bytes of the document, in UTF-8
 */
public record JobDocument(long offset, int pieces, long bytes) {}
