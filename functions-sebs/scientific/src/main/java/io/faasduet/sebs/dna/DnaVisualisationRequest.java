package io.faasduet.sebs.dna;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.sebs.storage.BucketPaths;

/**
 * The sequence to draw.
 *
 * @param object the file with the sequence, below the bucket's input
 * @param bucket where it is, and where the drawing goes
 */
public record DnaVisualisationRequest(SequenceKey object, BucketPaths bucket) {
  public DnaVisualisationRequest {
    requireNonNull(object, "object");
    // refuses a payload without the prefixes, before any work
    bucket.inputKey(object.key());
    bucket.outputKey(object.key());
  }

  /**
   * A file's name.
   *
   * @param key its key below the prefix, such as {@code bacillus_subtilis.fasta}
   */
  public record SequenceKey(String key) {
    public SequenceKey {
      if (key.isBlank()) {
        throw new InvalidRequestException("field 'object.key' is empty");
      }
    }
  }
}
