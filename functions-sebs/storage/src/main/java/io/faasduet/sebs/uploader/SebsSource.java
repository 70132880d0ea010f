package io.faasduet.sebs.uploader;

import io.faasduet.sebs.InputSize;

/**
 * The files that SeBS's own inputs name, on servers of other people.
 *
 * @param bytes the size of the file that stands for it
 * @param md5 its MD5 in hex
 */
record SebsSource(String url, long bytes, String md5) {

  static SebsSource of(InputSize size) {
    return switch (size) {
      case TEST ->
          new SebsSource(
              "https://upload.wikimedia.org/wikipedia/commons/thumb/e/e7/Jammlich_crop.jpg/800px-Jammlich_crop.jpg",
              235_000,
              "91799b8ca818598fc5b8790f3b338150");
      case SMALL ->
          new SebsSource(
              "https://github.com/STEllAR-GROUP/hpx/archive/refs/tags/1.4.0.zip",
              6_700_000,
              "baf7ea99128aa3e5c2d0c8b8f61cce1b");
      case LARGE ->
          new SebsSource(
              "https://download.pytorch.org/models/resnet50-19c8e357.pth",
              98_000_000,
              "9e9c86b324d80e65229fab49b8d9a8e8");
    };
  }

  String fileName() {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
