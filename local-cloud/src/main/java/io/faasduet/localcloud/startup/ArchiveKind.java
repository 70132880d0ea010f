package io.faasduet.localcloud.startup;

/** The kinds of archives that a server directory may hold, the one that starts faster first. */
public enum ArchiveKind {
  /** A cache of JDK 25 or newer: classes loaded and linked, and profiles of their methods. */
  AOT_CACHE(
      "AOT cache",
      "AOT cache",
      "META-INF/duet/aot.json",
      "-XX:AOTCache=",
      25,
      "the goal 'train' makes one with -Dduet.aot.jdk=PATH of JDK 25 or newer",
      "build the function again with -Dduet.aot.jdk=PATH"),

  /** A CDS archive: classes parsed and laid out. */
  CDS_ARCHIVE(
      "CDS archive",
      "AppCDS",
      "META-INF/duet/archive.json",
      "-XX:SharedArchiveFile=",
      13,
      "build the function with -Dduet.train.always=true",
      "build the function again");

  private final String label;
  private final String technique;
  private final String description;
  private final String flag;
  private final int feature;
  private final String remedy;
  private final String renewal;

  ArchiveKind(
      String label,
      String technique,
      String description,
      String flag,
      int feature,
      String remedy,
      String renewal) {
    this.label = label;
    this.technique = technique;
    this.description = description;
    this.flag = flag;
    this.feature = feature;
    this.remedy = remedy;
    this.renewal = renewal;
  }

  /** What it is called. */
  String label() {
    return label;
  }

  /** What results call the use of one. */
  String technique() {
    return technique;
  }

  /** Where the directory says what its archive was made with. */
  String description() {
    return description;
  }

  /** What makes a JVM start from it, before the file's name. */
  String flag() {
    return flag;
  }

  /** The first feature release of Java that has it. */
  int feature() {
    return feature;
  }

  /** What to do where there is none. */
  String remedy() {
    return remedy;
  }

  /** What to do where it is of other jars. */
  String renewal() {
    return renewal;
  }
}
