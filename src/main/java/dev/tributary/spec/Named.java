package dev.tributary.spec;

/** A name that the spec uses, and where it uses it. */
record Named(String name, Place place) {}
