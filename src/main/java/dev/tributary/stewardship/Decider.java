package dev.tributary.stewardship;

/**
 * Who decides, and why.
 *
 * @param name of the key
 * @param role of the key, in words
 * @param reason may be empty
 */
public record Decider(String name, String role, String reason) {}
