package dev.tributary.demo;

/** Everything that people are made of; the same for the same seed. */
final class World {
  private final long seed;
  private final Geography geography = new Geography();
  private final NameStock names = new NameStock();
  private final CompanyRegister companies;
  private final AddressBook addressBook;

  World(long seed) {
    this.seed = seed;
    this.companies = new CompanyRegister(seed, geography);
    this.addressBook = new AddressBook(seed, geography);
  }

  long seed() {
    return seed;
  }

  Geography geography() {
    return geography;
  }

  NameStock names() {
    return names;
  }

  AddressBook addressBook() {
    return addressBook;
  }

  Company company(long number) {
    return companies.company(number);
  }

  Community community(long number) {
    return new CommunityPlanner(this, number).plan();
  }
}
