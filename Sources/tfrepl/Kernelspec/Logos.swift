import Foundation

/// The kernel's pictures, inside the executable so that an installed one needs no other file.
///
/// The bytes of the files in the folder `kernelspec`; a test compares them.
enum Logos {
  static var files: [(name: String, bytes: Data)] {
    [
      ("logo-32x32.png", decoded(small)), ("logo-64x64.png", decoded(large)), ("logo-svg.svg", decoded(vector)),
    ]
  }

  private static func decoded(_ text: String) -> Data {
    Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data()
  }

  private static let small = """
    iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAADgElEQVR42sWX6U8TQRjG58/gv0BiPKJExdt4oKIEsXJYsdYTiRci
    SrBaFVTwg0eiiVcAEcEjioQKpl40CgiLigcaNXJUCuJqoSzxcWYS6u52to0G6SS/7Mw7z/s+T7YfmiVEtTzroiM81mh7jzVa6rFO
    VigYIRQ2k81mHkS03JapJrdlikzBf0ZmXhrz9rQYU0daDEYT5snNP5lnRnw2z5ApGGVk5k0+pM62f1g9G2GBepN3KXMlCsKERFqT
    5isUhAmFtJgWYaR4kbQYX84UoNfp4E92DtVDmhIXQ8+rrVZ0lFzkT9G9EZ7aaqgXO4fqIfUJcdDjc3fxAYO9vXiRsRkijZ7n5iT8
    GhrSBGBnVg/WR1zx8dAz4Hb7h7AQzVvTIdKpqU9NEQZg9WB95PGyBOhp2JIBHzVWh2ikNZFWTaejRhOAnUP1EGfcSoh4umk7DfHN
    P4ztn23eBiM948HyVRjo9qDv9VsoP37i45VrQfUMUrNkFYyo27gzIISL1oz0jy0ZXFefuR/vS8p5CKfJgmAepDo2BcF4tD4TAz3a
    EKwm0rYUnsVQ/wAcS82oTVzPA7QVVwSdTyoXmhEKpzVLE8Lb9VWoa3e60PmkwX9+W3SDh6hO2Gg4m9yan4ZQ1FqyaYA+f4Cfnd1C
    na9PhnSqyH++G78FgzRAd3Mr2sqr+Bx9D6mYtw7BcKzdpzHvp3vH2pwAXc0GG79X37Fehf4kw4vtWU3dR8rmbIARVWtyuaHanNVE
    WuncdfpmPJra6zIH9IvV1BpSMmsTRNwx2wLMb6+2wUjf2dCK91V1/nP5kh3oanoTEKD16j1NH7k8Mx16bqUeRL/nj7nX8x03ac1I
    +7K0BkO+QbgKSlEam4nmC5XwyV6O4lX9BHSvn0MuTM+AHrnDozGvSD4Mke568qEAg2HjxvNVKF6YxXtbrtzniOaQc9O2Q4/c0eM3
    L0vKg0jDkEruB7zi9sY2XFqw17BHDzkzZRf0FK/Ig+t0JX+K7odpKnYGBGC1YD16yMno3fhXihKPY9Dr+/OnRfes9jczyIlJ2QoF
    /8qlFYWoL3rIYfu/7FfIsYk5EgVhQiJ5E3LteeNzERaoNzk0zhZhH3dApmCUkZk3/zqyjbWb9o+1YzRhnprvw5yow6acqCMyBf8Z
    mXkJv5Czx+RHZEfm2/dE5kt7Io8qFIwQCpvJZjMPtedvBEcqNHZvSysAAAAASUVORK5CYII=
    """

  private static let large = """
    iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAYAAACqaXHeAAAHFElEQVR42uWb+VMTZxjH3x/8c5h61doWUZQAHogBBRGQ23CoiEgL
    isiheBCw02qn1lpba5WCWCkIKoqCBBLOqFw6URSQM+IxcTxKO0/fZxkSkezuu1ksmOzMZ2Zn3+9+n+f77IZsmFlCGLansc6KZ7HO
    aoqWYnwW5wwzEuxtrEc19kzkbE9iXGaNxCwKG4ldZKDAR4oBM2AWSeGN0YudjDEuegrYCXrMxBR+SLVEORy9xEQBO8OE2QTDD6hc
    lYMq11EK2CmjmNFq+L5Ny5z6Ny01UcDOMWHWCeF7I91mPY5y01PAQdBjZvMAeiIVYRRwMMLMA3gU4W6ggINh4MJ3hXsqusI9wDHx
    VJAHYcvVFHBQ1MQQukJLAQdFS+6FrDRSwEExks6NXuDIkPbg1TDT6YxYCw9StnDg/lR6k9Ygb5iptEeuB2PZBfj39WsY33Afj+Ha
    VNQgd4KUMBNpiwiAl/c6gG/DNdTIrUNuBfoAE8HrwHiplLsC3FWg+3iM+XyJDF8sBrENNXLrkJYNvsDCcHnppAae6epAH+QHrB6s
    6EMCJtz2fBtqUCunFmkKWAcs8DX0VKeF5kB/YPVhoT1pO7BuqJVTizSs9wMW/hG4IjiExg0BwOolRmtSIvMAUCunFtH5+wMLA2Vl
    go2M6HRQH7ABWP2EaAgKFhz4+IYa1MqpRbR+AcBEQCA80eqEh0DXUcfsKUBfSanoAFAjtw6pXbcBWKlbH0SHUC/YFA4JdVJ8raEN
    DocXnXd56+AaauTWITVrA0EKGv+NYBQZAq6jTqr3+9QFRfAO4Ul9o2x/hFT7BoFUbvqFgLFOZAh0HXW2+L/Ly+5ezu/1kBGaElJg
    pElvrtG8Y5dsf3LDZyPYQtW6UBiuaxB+UKHrqLO1Rm34Fsvn/XIld6wxMdUy5Pomm73HIZXKELCV62vDYYhhCKizxb/ju+OWr7uc
    I+bjw7pm8/GG7btBTgZydU0oyOGabwQM1TYKDgHXK6lOqnd/ZY3Zoyow1nxcl5BmGTAdhpz+SYV3OMjlqk8kDIoMAddRJ8X37dPn
    3LnP796ftDakazF7axP22Nw7ubw6AqaCK8ooGKhtEhzCo78qmP00WyxX+X5B6aT12m0ZljuMDsPWvkm5VyRMFZfWqGBA0yTw5PaG
    2avjp3zzebqdOVY1g1rLXaCJz7CpZ3LRaxNMFWXe0YIDGKUDYPUabm4zn1PuE2tVc3NrluUuaLgN1XHpHHx6a5CSVSqYCkpXx0C/
    plnwI/Cg+BqTV5lyMxecC9bUJqgd0OqtDvr++QooX7tVtBYpXhkNcinxioM+kfB9Nc2cjsVPk5xn+fr7sZBXd9E3HkbaDfy/Tega
    aoRqkQsrYkEOxV6babgWwfCP6TrqWD3v5pebz70Wk8WrMxRdFf3BhBqhWuT88jiwlT9XbeHCiYVHnRTfkc6uscffpy94NRe8t8Ho
    qzeiA0ANavl8yDnPzWALRSvjRcP31ug5nRTfYt8k8/kPK3S8uivR2cz/NEEtnw8p8NgKUilcsQ16b+qFw9N11En1rt37s9mjXn2a
    V3dZtZ95AKjl8yH57vEghYLlCdAjEh7XUSfVGzGUasw+F/xTrWouxxyCPl0bU3j8CBSuSuStR84otgEr+Z7babhbggW76TrqpPgi
    f6xMgrKog/BycGTs8fdh/yRNeXQO9NbeASlbR+F1wbrktFsCsHDGYwd0V4uEp+uoY/VE/vBK5pp8/w/acGsXt4aaMpUaejWTg/do
    WmGotYv/R9g7HnyQ35YlAgsdRdXCz/nVt+G0exKw+iFnV6WIBsCQ1oKXqnLNHm0FNyYMEPfxGK6J9UB+XboDWBD6ysHwpxRfAavX
    OG0FVZJu524avGRTnlWv057JUByh5sB91h7ISdckYOHvV2+tNvWw6g784pYMrD7jnPLYST3fMAXvqeuA4qjDkmuwQE4s+RpYaDtX
    M6mxLhr+5LIUYPV4l/NhecxXHrW21GCBHF+cDCycWLoTWs9puDsBwX08xnr++xSFHmYeAGptrSMGOeaSAtPBCUUa78fq3Q01qP1Q
    fZAfXHbBdHErv0Z0AKj5kD2Q7xelwnRx3D0T+m8/4g2Pa6j5kD2QI867YTo5psiClrOaCR8H3MdjuPah65Nvv9xjpMB0c9Q1C34P
    PsqB+/9TXSP55ot0LQUcFC3J+zxDTQEHRU1yF2YqchdmgWOSOfZmWc5new0UcDAM5vcFDi7YF0YBB8PywsSBBdmz9n+araeAg6DH
    zBPeG8qev99p3/wDJgrYOSbMavXNsb3zDiqz5h0cpYCdMooZBd8dzJx3SJkx95CJAnaGCbMxvT2aPjfHKX2OWk8BO0GPmSS9P7xn
    jnpW2pzcsLTZuQYKfKQYMANmkfUm+e7ZeYrU2XlqipZiTP0kD2Yk2NtYj2rsmSXbf37+etOMVdk4AAAAAElFTkSuQmCC
    """

  private static let vector = """
    PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA2NCA2NCI+CiAgPGxpbmVhckdyYWRp
    ZW50IGlkPSJ0aWxlIiB4MT0iMCIgeTE9IjAiIHgyPSIwIiB5Mj0iMSI+CiAgICA8c3RvcCBvZmZzZXQ9IjAiIHN0b3AtY29sb3I9
    IiNmMDZhM2EiLz4KICAgIDxzdG9wIG9mZnNldD0iMSIgc3RvcC1jb2xvcj0iIzdhMmU4ZSIvPgogIDwvbGluZWFyR3JhZGllbnQ+
    CiAgPHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiByeD0iMTQiIGZpbGw9InVybCgjdGlsZSkiLz4KICA8ZyBzdHJva2U9IiNm
    ZmZmZmYiIHN0cm9rZS1saW5lY2FwPSJyb3VuZCIgZmlsbD0iI2ZmZmZmZiI+CiAgICA8bGluZSB4MT0iMTMiIHkxPSIyMCIgeDI9
    IjI1IiB5Mj0iMzIiIHN0cm9rZS13aWR0aD0iNiIvPgogICAgPGxpbmUgeDE9IjI1IiB5MT0iMzIiIHgyPSIxMyIgeTI9IjQ0IiBz
    dHJva2Utd2lkdGg9IjYiLz4KICAgIDxsaW5lIHgxPSIzNiIgeTE9IjQ2IiB4Mj0iNDMiIHkyPSIyMCIgc3Ryb2tlLXdpZHRoPSIy
    LjYiLz4KICAgIDxsaW5lIHgxPSI0MyIgeTE9IjIwIiB4Mj0iNTIiIHkyPSIzOCIgc3Ryb2tlLXdpZHRoPSIyLjYiLz4KICAgIDxs
    aW5lIHgxPSIzNiIgeTE9IjQ2IiB4Mj0iNTIiIHkyPSIzOCIgc3Ryb2tlLXdpZHRoPSIyLjYiLz4KICAgIDxjaXJjbGUgY3g9IjM2
    IiBjeT0iNDYiIHI9IjUuMiIgc3Ryb2tlPSJub25lIi8+CiAgICA8Y2lyY2xlIGN4PSI0MyIgY3k9IjIwIiByPSI1LjIiIHN0cm9r
    ZT0ibm9uZSIvPgogICAgPGNpcmNsZSBjeD0iNTIiIGN5PSIzOCIgcj0iNS4yIiBzdHJva2U9Im5vbmUiLz4KICA8L2c+Cjwvc3Zn
    Pgo=
    """
}
