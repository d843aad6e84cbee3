#!/usr/bin/env bash
# Fails when a room includes what it may not: another room above or beside it, or a library that belongs to
# another room. usage: levels.sh SOURCE_DIR
set -u
cd "$1" || exit 2
failed=0

# may ROOM "ROOMS IT MAY INCLUDE"
declare -A may=(
  [base]="base"
  [geo]="geo base"
  [incident]="incident geo base"
  [gazetteer]="gazetteer incident geo base"
  [report]="report gazetteer incident geo base"
  [geoparse]="geoparse report gazetteer incident geo base"
  [gdal]="gdal geo base"
  [io]="io gdal incident geo base"
  [publish]="publish io gdal incident geo base"
  [basemap]="basemap gdal geo base"
  [store]="store incident geo base"
  [carto]="carto incident geo base"
  [figure]="figure basemap carto incident geo base"
)

complain() {
  echo "$1"
  failed=1
}

# includes_of FILES… -> "file:room" of each include of Bearing's own headers
includes_of() {
  grep -rHoE --include='*.cpp' --include='*.hpp' '#include "(bearing/)?[a-z_]+/' "$@" 2>/dev/null |
    sed -E 's|^([^:]+):#include "(bearing/)?([a-z_]+)/$|\1:\3|'
}

for folder in lib/src/*/ lib/include/bearing/*/; do
  room=$(basename "$folder")
  [ -n "${may[$room]-}" ] || complain "$folder is a room that this script does not name"
done

for room in "${!may[@]}"; do
  [ -d "lib/src/$room" ] || complain "lib/src/$room is missing"
  while IFS=: read -r file used; do
    case " ${may[$room]} " in
      *" $used "*) ;;
      *) complain "$file includes $used, which $room may not" ;;
    esac
  done < <(includes_of "lib/include/bearing/$room" "lib/src/$room")
done

# viewer: app knows no panels, no OpenGL and no window; gl implements what app declares.
while IFS=: read -r file used; do
  case "$file:$used" in
    viewer/app/*:panels | viewer/app/*:gl | viewer/app/*:platform | viewer/app/*:commands) complain "$file includes $used, which app may not" ;;
    viewer/gl/*:panels | viewer/gl/*:commands) complain "$file includes $used, which gl may not" ;;
    viewer/panels/*:commands) complain "$file includes $used, which panels may not" ;;
  esac
done < <(includes_of viewer)

# only PATTERN "WHERE IT MAY STAND": an outside header outside its room.
only() {
  while IFS= read -r hit; do
    local file=${hit%%:*} allowed=no
    for place in $2; do case "$file" in "$place"/*) allowed=yes ;; esac; done
    [ $allowed = yes ] || complain "$hit: belongs in $2 only"
  done < <(grep -rHnE --include='*.cpp' --include='*.hpp' "#include <($1)" lib viewer)
}
only 'proj\.h|geodesic\.h' "lib/src/geo"
only 'unicode/' "lib/src/gazetteer lib/src/base"
only 'gdal|ogr|cpl_' "lib/src/gdal"
only 'sqlite3|libpq' "lib/src/store"
only 'hb|fribidi|ft2build|freetype' "lib/src/carto lib/src/figure"
only 'cairo' "lib/src/figure"
only 'imgui' "viewer/panels viewer/platform"
only 'epoxy|GL/' "viewer/gl viewer/platform"
only 'GLFW|EGL' "viewer/platform"
only 'openssl' "lib/src/base"

[ $failed = 0 ] && echo "every room includes only what it may"
exit $failed
