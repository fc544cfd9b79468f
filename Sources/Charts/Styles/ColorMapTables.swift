/// Colours of matplotlib's colour maps (version 3.11; viridis and its kin are in the public domain): of a
/// continuous map at 33 even places, of a qualitative one all of them.
enum ColorMapTables {
  static let continuous: [String: String] = [
    "viridis": """
      440154 470d60 48186a 482374 472d7b 453781 424086 3e4989 3b528b 375b8d 33638d 2f6b8e 2c728e 297a8e
      26828e 23898e 21918c 1f988b 1fa088 22a785 28ae80 32b67a 3fbc73 4ec36b 5ec962 70cf57 84d44b 98d83e
      addc30 c2df23 d8e219 ece51b fde725
      """,
    "plasma": """
      0d0887 220690 310597 3f049c 4c02a1 5901a5 6600a7 7201a8 7e03a8 8a09a5 9511a1 a01a9c aa2395 b32c8e
      bc3587 c43e7f cc4778 d35171 da5a6a e06363 e66c5c eb7655 f0804e f58b47 f89540 fba139 fdac33 feb82c
      fdc527 fcd225 f8df25 f4ed27 f0f921
      """,
    "inferno": """
      000004 040312 0b0724 150b37 210c4a 2f0a5b 3d0965 4a0c6b 57106e 64156e 71196e 7d1e6d 8a226a 972766
      a32c61 b0315b bc3754 c73e4c d24644 db503b e45a31 eb6628 f1731d f68013 f98e09 fb9d07 fcac11 fbbc21
      f9cb35 f5db4c f2ea69 f3f68a fcffa4
      """,
    "magma": """
      000004 030312 0a0822 130d34 1d1147 29115a 36106b 440f76 51127c 5d177f 6a1c81 762181 832681 902a81
      9c2e7f aa337d b73779 c43c75 d0416f dc4869 e75263 ef5d5e f56b5c f9795d fc8961 fd9869 fea772 feb67c
      fec488 fed395 fde2a3 fcf0b2 fcfdbf
      """,
    "cividis": """
      00224e 00285b 002e6a 053371 1a386f 273e6e 32436d 3b496c 434e6c 4b546c 535a6d 5a5f6e 61656f 686a71
      6f7073 767676 7d7c78 848279 8c8878 938e78 9b9476 a39a74 aba072 b4a76f bcae6c c4b468 cdbb63 d5c25e
      dec958 e7d150 f0d846 f9e03a fee838
      """,
    "gray": """
      000000 080808 101010 181818 202020 282828 303030 383838 404040 484848 505050 585858 606060 686868
      707070 787878 808080 888888 909090 989898 a0a0a0 a8a8a8 b0b0b0 b8b8b8 c0c0c0 c8c8c8 d0d0d0 d8d8d8
      e0e0e0 e8e8e8 f0f0f0 f8f8f8 ffffff
      """,
    "binary": """
      ffffff f7f7f7 efefef e7e7e7 dfdfdf d7d7d7 cfcfcf c7c7c7 bfbfbf b7b7b7 afafaf a7a7a7 9f9f9f 979797
      8f8f8f 878787 7f7f7f 777777 6f6f6f 676767 5f5f5f 575757 4f4f4f 474747 3f3f3f 373737 2f2f2f 272727
      1f1f1f 171717 0f0f0f 070707 000000
      """,
    "Greys": """
      ffffff fbfbfb f7f7f7 f4f4f4 f0f0f0 eaeaea e4e4e4 dfdfdf d9d9d9 d2d2d2 cbcbcb c4c4c4 bdbdbd b3b3b3
      a9a9a9 9f9f9f 959595 8d8d8d 848484 7b7b7b 727272 6a6a6a 626262 5a5a5a 515151 464646 3a3a3a 2f2f2f
      242424 1b1b1b 111111 080808 000000
      """,
    "Blues": """
      f7fbff f1f7fd eaf3fb e4eff9 deebf7 d8e7f5 d2e3f3 ccdff1 c6dbef bcd7eb b2d2e8 a8cee4 9dcae1 91c3de
      84bcdb 77b5d9 6aaed6 60a7d2 56a0ce 4b98ca 4191c6 3989c1 3181bd 2979b9 2070b4 1a68ae 1460a8 0e58a2
      08509b 08488e 084082 083776 08306b
      """,
    "Greens": """
      f7fcf5 f2faf0 eef8ea e9f7e5 e5f5e0 ddf2d8 d6efd0 ceecc8 c7e9c0 bde5b6 b4e1ad aadda4 a0d99b 95d391
      8ace88 7fc97f 73c476 66bd6f 5ab769 4db163 40aa5d 39a257 319a50 2a924a 228a44 19833e 117b38 087432
      006c2c 006227 005723 004d1f 00441b
      """,
    "Reds": """
      fff5f0 fff0e8 feeae1 fee5d9 fee0d2 fdd7c6 fdcdb9 fcc4ad fcbba1 fcb095 fca689 fc9c7d fc9272 fc8767
      fb7d5d fb7353 fb694a f85d42 f5523a f24633 ee3a2c e53228 dc2924 d32020 ca181d c1161b b71319 ad1117
      a30f15 940b13 840711 75030f 67000d
      """,
    "Oranges": """
      fff5eb fff1e4 feeddc feead5 fee6ce fee0c3 fddbb8 fdd5ad fdd0a2 fdc794 fdbf86 fdb678 fdae6a fda55f
      fd9d53 fd9547 fd8c3b fa8331 f77a27 f4711c f16813 eb600e e4580a de5005 d84801 cb4302 be3f02 b13a03
      a53603 9b3203 912e04 882a04 7f2704
      """,
    "Purples": """
      fcfbfd f9f7fb f5f4f9 f2f0f7 efedf5 eae8f2 e4e3f0 dfdfed dadaeb d2d2e7 cbcbe3 c3c4e0 bcbddc b4b4d7
      adabd2 a5a2cd 9e9ac8 9692c4 8e8bc1 8784bd 807cba 7a71b4 7566ae 6f5ba8 6950a3 64459e 5e3b98 593093
      53268f 4e1c8a 491285 440981 3f007d
      """,
    "YlOrRd": """
      ffffcc fffac1 fff6b6 fff1ab ffeda0 ffe895 fee38b fede80 fed976 fecf6b fec561 febb56 feb24c fea848
      fd9f44 fd9640 fd8c3c fd7c37 fc6c33 fc5d2e fc4d2a f54026 ef3323 e9261f e2191c d9131f cf0c21 c50624
      bb0026 ac0026 9d0026 8d0026 800026
      """,
    "YlGnBu": """
      ffffd9 fafdcf f6fbc5 f1fabb edf8b1 e3f4b2 daf0b3 d0edb3 c6e9b4 b4e2b6 a2dbb8 90d4b9 7ecdbb 6fc7bd
      5fc1c0 50bbc2 40b5c4 37acc3 2ea3c2 259ac1 1d90c0 1e83ba 2076b3 216aad 225da8 2352a3 24489d 243d98
      243392 1d2e83 162874 0e2265 081d58
      """,
    "coolwarm": """
      3b4cc0 445acc 4e68d8 5875e1 6282ea 6c8ff1 779af7 82a6fb 8db0fe 98b9ff a3c2fe aec9fc b9d0f9 c3d5f4
      ccd9ed d5dbe5 dddcdc e5d8d1 ecd3c5 f1ccb8 f5c4ac f7ba9f f7b093 f6a586 f4987a f08b6e eb7d62 e46e56
      dd5f4b d44e41 ca3b37 be242e b40426
      """,
    "bwr": """
      0000ff 1010ff 2020ff 3030ff 4040ff 5050ff 6060ff 7070ff 8080ff 9090ff a0a0ff b0b0ff c0c0ff d0d0ff
      e0e0ff f0f0ff fffefe ffeeee ffdede ffcece ffbebe ffaeae ff9e9e ff8e8e ff7e7e ff6e6e ff5e5e ff4e4e
      ff3e3e ff2e2e ff1e1e ff0e0e ff0000
      """,
    "seismic": """
      00004c 000063 000079 000090 0000a6 0000bc 0000d3 0000e9 0101ff 2121ff 4141ff 6161ff 8181ff a1a1ff
      c1c1ff e1e1ff fffdfd ffdddd ffbdbd ff9d9d ff7d7d ff5d5d ff3d3d ff1d1d fe0000 ee0000 de0000 ce0000
      be0000 ae0000 9e0000 8e0000 800000
      """,
    "RdBu": """
      67001f 7f0823 960f27 ae172a bb2a34 c6413e d25849 dc6e57 e58368 ef9979 f5ac8b f8bda1 fbceb7 fdddcb
      fbe6da f9efe9 f6f7f7 eaf1f5 deebf2 d2e6f0 c0dceb acd2e5 98c8e0 81bad8 68abd0 4f9bc7 3e8cbf 337eb8
      2870b1 1e61a5 15508d 0d3f76 053061
      """,
    "RdYlBu": """
      a50026 b50f26 c41e27 d42d27 de402e e75337 f16640 f67a49 f98e52 fba35c fdb567 fdc576 fed485 fee294
      feeca2 fff6b1 feffc0 f5fbd2 ebf7e4 e1f3f6 d1ecf4 c1e4ef b0dcea 9fd0e4 8ec2dc 7db4d5 6da4cc 5e93c3
      4f81ba 436fb1 3d5ba7 36479e 313695
      """,
    "RdYlGn": """
      a50026 b50f26 c41e27 d42d27 de402e e75337 f16640 f67a49 f98e52 fba35c fdb567 fdc574 fed481 fee28f
      feec9f fff6b0 feffbe f2faae e6f59d daf08d cbe982 bbe278 abdb6d 98d368 84ca66 70c164 5ab760 42ac5a
      2aa054 17934e 0f8446 07753e 006837
      """,
    "Spectral": """
      9e0142 af1446 c1274a d23a4e dd4a4c e75948 f06744 f67a49 f98e52 fba35c fdb567 fdc574 fed481 fee28f
      feec9f fff6b0 ffffbe f7fcb2 eff9a6 e7f59a d6ee9b c3e79f b1dfa3 9cd7a4 86cfa5 71c6a5 5eb9a9 4ea7b0
      3d95b8 3682ba 4471b2 525fa9 5e4fa2
      """,
    "hot": """
      0b0000 200000 350000 4a0000 5f0000 740000 890000 9e0000 b30000 c80000 dd0000 f20000 ff0800 ff1d00
      ff3200 ff4700 ff5c00 ff7100 ff8600 ff9b00 ffb000 ffc500 ffda00 ffef00 ffff07 ffff26 ffff46 ffff65
      ffff85 ffffa4 ffffc4 ffffe3 ffffff
      """,
    "cool": """
      00ffff 08f7ff 10efff 18e7ff 20dfff 28d7ff 30cfff 38c7ff 40bfff 48b7ff 50afff 58a7ff 609fff 6897ff
      708fff 7887ff 807fff 8877ff 906fff 9867ff a05fff a857ff b04fff b847ff c03fff c837ff d02fff d827ff
      e01fff e817ff f00fff f807ff ff00ff
      """,
    "bone": """
      000000 07070a 0e0e13 15151d 1c1c27 232331 2a2a3a 313144 38384e 3f3f58 464661 4d4d6b 545574 5b5f7b
      626882 697289 707b90 778597 7e8f9e 8598a5 8ca2ac 93acb3 9ab5ba a1bfc1 a9c8c8 b4cfcf bfd6d6 cadddd
      d5e4e4 e0ebeb eaf2f2 f5f9f9 ffffff
      """,
    "copper": """
      000000 0a0604 140c08 1e130c 281910 311f14 3b2518 452c1c 4f3220 593824 633e28 6d452c 774b30 805134
      8a5738 945e3c 9e6440 a86a44 b27048 bc774c c67d50 d08354 d98958 e3905c ed9660 f79c64 ffa267 ffa96b
      ffaf6f ffb573 ffbb77 ffc27b ffc77f
      """,
    "jet": """
      000080 0000a4 0000c8 0000ed 0000ff 0020ff 0040ff 0060ff 0080ff 00a0ff 00c0ff 00e0fb 16ffe1 30ffc7
      49ffad 63ff94 7dff7a 97ff60 b1ff46 caff2c e4ff13 feed00 ffd000 ffb200 ff9400 ff7700 ff5900 ff3b00
      ff1e00 e80000 c40000 9f0000 800000
      """,
    "turbo": """
      30123b 392a73 4040a2 4456c7 466be3 4680f6 4294ff 37a8fa 28bceb 1ccdd8 18ddc2 1fe9af 32f298 4ef97d
      6dfe62 8bff4b a4fc3c b9f635 cdec34 dfdf37 eecf3a f8be39 fdac34 fe962b fb7e21 f46617 eb500e df3f08
      d02f05 be2102 a91601 920b01 7a0403
      """,
    "rainbow": """
      8000ff 7019ff 6032fe 504afc 4062fa 3079f7 208ef4 10a2f0 00b5eb 10c6e6 20d5e1 30e1da 40ecd4 50f4cc
      60fac5 70febc 80ffb4 90feab a0faa1 b0f397 c0eb8d d0e082 e0d377 f0c46c ffb360 ffa055 ff8c49 ff763d
      ff5f30 ff4724 ff2f18 ff160b ff0000
      """,
    "hsv": """
      ff0000 ff2f00 ff5f00 ff8e00 ffbd00 ffec00 e2ff00 b3ff00 84ff00 55ff00 25ff00 02ff0c 00ff39 00ff68
      00ff97 00ffc7 00fff6 00d9ff 00aaff 007aff 004bff 001cff 1300ff 4300ff 7200ff a100ff d000ff fa00f9
      ff00cf ff00a0 ff0071 ff0041 ff0018
      """,
    "spring": """
      ff00ff ff08f7 ff10ef ff18e7 ff20df ff28d7 ff30cf ff38c7 ff40bf ff48b7 ff50af ff58a7 ff609f ff6897
      ff708f ff7887 ff807f ff8877 ff906f ff9867 ffa05f ffa857 ffb04f ffb847 ffc03f ffc837 ffd02f ffd827
      ffe01f ffe817 fff00f fff807 ffff00
      """,
    "summer": """
      008066 088466 108866 188c66 209066 289366 309866 389c66 40a066 48a366 50a866 58ac66 60b066 68b366
      70b866 78bc66 80c066 88c366 90c866 98cc66 a0d066 a8d366 b0d866 b8dc66 c0e066 c8e366 d0e866 d8ec66
      e0f066 e8f366 f0f866 f8fc66 ffff66
      """,
    "autumn": """
      ff0000 ff0800 ff1000 ff1800 ff2000 ff2800 ff3000 ff3800 ff4000 ff4800 ff5000 ff5800 ff6000 ff6800
      ff7000 ff7800 ff8000 ff8800 ff9000 ff9800 ffa000 ffa800 ffb000 ffb800 ffc000 ffc800 ffd000 ffd800
      ffe000 ffe800 fff000 fff800 ffff00
      """,
    "winter": """
      0000ff 0008fb 0010f7 0018f3 0020ef 0028eb 0030e7 0038e3 0040df 0048db 0050d7 0058d3 0060cf 0068cb
      0070c7 0078c3 0080bf 0088bb 0090b7 0098b3 00a0af 00a8ab 00b0a7 00b8a3 00c09f 00c89b 00d097 00d893
      00e08f 00e88b 00f087 00f883 00ff80
      """,
    "twilight": """
      e2d9e2 d7d7dd c4ced4 acc2cc 95b5c7 81a6c3 7297c1 6887be 6276ba 5f64b5 5e51ad 5d3da1 592a8f 511b77
      45135c 381145 2f1436 3a113a 4a1342 5f174a 741e4f 872750 983550 a64550 b25652 bb6958 c27c63 c89073
      cca389 d1b6a3 d8c7be dfd4d6 e2d9e2
      """,
  ]

  static let qualitative: [String: String] = [
    "tab10": """
      1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf
      """,
    "tab20": """
      1f77b4 aec7e8 ff7f0e ffbb78 2ca02c 98df8a d62728 ff9896 9467bd c5b0d5 8c564b c49c94 e377c2 f7b6d2
      7f7f7f c7c7c7 bcbd22 dbdb8d 17becf 9edae5
      """,
    "Set1": """
      e41a1c 377eb8 4daf4a 984ea3 ff7f00 ffff33 a65628 f781bf 999999
      """,
    "Set2": """
      66c2a5 fc8d62 8da0cb e78ac3 a6d854 ffd92f e5c494 b3b3b3
      """,
    "Set3": """
      8dd3c7 ffffb3 bebada fb8072 80b1d3 fdb462 b3de69 fccde5 d9d9d9 bc80bd ccebc5 ffed6f
      """,
    "Pastel1": """
      fbb4ae b3cde3 ccebc5 decbe4 fed9a6 ffffcc e5d8bd fddaec f2f2f2
      """,
    "Paired": """
      a6cee3 1f78b4 b2df8a 33a02c fb9a99 e31a1c fdbf6f ff7f00 cab2d6 6a3d9a ffff99 b15928
      """,
    "Accent": """
      7fc97f beaed4 fdc086 ffff99 386cb0 f0027f bf5b17 666666
      """,
    "Dark2": """
      1b9e77 d95f02 7570b3 e7298a 66a61e e6ab02 a6761d 666666
      """,
  ]
}
