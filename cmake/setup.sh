# Sourced by run and check: installs packages, configures, builds. Each step is skipped when it is done.
build=$top/build
stamps=$build/setup

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }

die() {
  printf 'bearing: %s\n' "$*" >&2
  exit 1
}

# What it takes to build and to run, with the reason of each in docs/ARCHITECTURE.md.
packages_build=(
  g++ cmake ninja-build pkg-config ccache
  libgdal-dev libproj-dev libsqlite3-dev libicu-dev libminizip-dev libcairo2-dev libharfbuzz-dev libfribidi-dev
  libfreetype-dev libpng-dev zlib1g-dev libjemalloc-dev libssl-dev libfmt-dev nlohmann-json3-dev libcli11-dev
  libimgui-dev libstb-dev libglfw3-dev libepoxy-dev libegl-dev libegl1 libgl1-mesa-dri
  fonts-noto-core gmt-dcw gmt-gshhg-full poppler-utils
)
# clang and its runtime are for the fuzz targets in tests/fuzz.
packages_test=(catch2 libxml2-utils gdal-bin xvfb xauth clang libclang-rt-14-dev)

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else die "installing packages needs root: run as root or install sudo. Missing: ${missing[*]}"
  fi
}

# install_packages build|test
install_packages() {
  local wanted=("${packages_build[@]}")
  [ "$1" = test ] && wanted+=("${packages_test[@]}")
  command -v apt-get >/dev/null ||
    die "this script sets up Debian 12; elsewhere install these yourself and build with CMake: ${wanted[*]}"
  missing=()
  local installed
  # dpkg-query fails when it does not know one of the packages; what it does know is what counts.
  installed=$({ dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true; } |
    sed -n 's/^installed //p')
  for package in "${wanted[@]}"; do
    grep -qx "$package" <<<"$installed" || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  local log
  log=$(mktemp)
  if ! { as_root apt-get update && as_root apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    die "the packages could not be installed; the end of apt's output is above"
  fi
  rm -f "$log"
}

configure() {  # configure on|off  (tests and examples)
  if [ "$(cat "$stamps/tests" 2>/dev/null)" != "$1" ] || [ ! -f "$build/build.ninja" ]; then
    # A build that was once configured with tests keeps them: ./run after ./check rebuilds nothing.
    [ "$1" = off ] && [ -f "$build/build.ninja" ] && [ "$(cat "$stamps/tests" 2>/dev/null)" = on ] && return
    say "Configuring."
    mkdir -p "$stamps"
    cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
      -DBEARING_BUILD_TESTS="$1" -DBEARING_BUILD_EXAMPLES="$1" >"$stamps/configure.log" 2>&1 ||
      { tail -n 20 "$stamps/configure.log" >&2; die "CMake could not configure the build; see $stamps/configure.log"; }
    echo "$1" >"$stamps/tests"
  fi
}

build_release() {
  configure off
  say "Building the program."
  ninja -C "$build" bearing_program >"$stamps/build.log" 2>&1 ||
    { grep -m 20 -E 'error|FAILED' "$stamps/build.log" >&2; die "the build failed; see $stamps/build.log"; }
}

build_everything() {
  configure on
  say "Building the program and the tests."
  ninja -C "$build" || die "the build failed; the first error is above"
}

build_sanitized() {  # build_sanitized FOLDER
  say "Building the tests with sanitizers."
  [ -f "$1/build.ninja" ] ||
    (cd "$top" && cmake --preset sanitize -B "$1" >"$stamps/configure-sanitize.log" 2>&1) ||
    { tail -n 20 "$stamps/configure-sanitize.log" >&2; die "CMake could not configure the build with sanitizers"; }
  # The basemap is the same; making it with sanitizers takes minutes and tests nothing more.
  mkdir -p "$1/geodata"
  cp -u "$build/geodata/basemap.gpkg" "$1/geodata/basemap.gpkg"
  ninja -C "$1" || die "the build with sanitizers failed; the first error is above"
}

build_basemap() {
  [ -f "$build/geodata/basemap.gpkg" ] || say "Building the basemap from gmt-dcw and gmt-gshhg-full."
  ninja -C "$build" basemap >"$stamps/basemap.log" 2>&1 ||
    { tail -n 20 "$stamps/basemap.log" >&2; die "the basemap could not be built; see $stamps/basemap.log"; }
}
