package io.faasduet.models.network;

import com.google.protobuf.ByteString;
import io.faasduet.models.proto.AttrValue;
import io.faasduet.models.proto.DataType;
import io.faasduet.models.proto.TensorProto;
import io.faasduet.models.proto.TensorShapeProto;

/** The settings of graph nodes, as TensorFlow writes them. */
final class Attributes {
  static final AttrValue FLOAT = type(DataType.DT_FLOAT);
  static final AttrValue INT32 = type(DataType.DT_INT32);
  static final AttrValue NHWC = text("NHWC");

  private Attributes() {}

  static AttrValue type(DataType type) {
    return AttrValue.newBuilder().setType(type).build();
  }

  static AttrValue text(String text) {
    return AttrValue.newBuilder().setS(ByteString.copyFromUtf8(text)).build();
  }

  static AttrValue number(int number) {
    return AttrValue.newBuilder().setI(number).build();
  }

  static AttrValue flag(boolean flag) {
    return AttrValue.newBuilder().setB(flag).build();
  }

  /** What a window needs of rows and columns, one image and one channel at a time. */
  static AttrValue perPixel(int rows, int columns) {
    AttrValue.ListValue.Builder list = AttrValue.ListValue.newBuilder();
    list.addI(1).addI(rows).addI(columns).addI(1);
    return AttrValue.newBuilder().setList(list).build();
  }

  static AttrValue shape(TensorShapeProto shape) {
    return AttrValue.newBuilder().setShape(shape).build();
  }

  static AttrValue tensor(TensorProto tensor) {
    return AttrValue.newBuilder().setTensor(tensor).build();
  }
}
