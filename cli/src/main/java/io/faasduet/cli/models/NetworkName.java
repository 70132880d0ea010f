package io.faasduet.cli.models;

import io.faasduet.models.network.Network;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A network by the name that users type. */
final class NetworkName implements ITypeConverter<Network> {
  static final String ALL =
      "efficientnet_lite0, squeezenet1_1, mobilenet_v2, mobilenet_v2_035, resnet50 or inception_v3.";

  @Override
  public Network convert(String id) {
    try {
      return Network.of(id);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
