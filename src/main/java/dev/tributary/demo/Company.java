package dev.tributary.demo;

/**
 * An employer.
 *
 * @param name without its legal form
 * @param legalForm such as Inc
 */
record Company(String name, String legalForm, String domain, Place place) {}
