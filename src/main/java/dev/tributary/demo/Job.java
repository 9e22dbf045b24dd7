package dev.tributary.demo;

/**
 * An employment.
 *
 * @param mail the address that comes with it
 * @param sinceSeconds its first day, seconds since 1970 UTC
 */
record Job(Company company, String mail, long sinceSeconds) {}
