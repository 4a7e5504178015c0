/** A workbook with macros, charts, a picture, a pivot table, a slicer and more, as raw parts: what no library here can make. */
import { strToU8, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const links = (...all: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${office}/${type}`}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const drawingType = 'application/vnd.openxmlformats-officedocument.drawing';

const chart = (ref: string): string =>
  `${head}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>${ref}</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`;

const anchor = (from: number, inner: string): string =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>${String(from)}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>9</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>${String(from + 3)}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>19</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${inner}<xdr:clientData/></xdr:twoCellAnchor>`;
const frame = (n: number, id: string): string =>
  `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${String(n)}" name="图 ${String(n)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${id}"/></a:graphicData></a:graphic></xdr:graphicFrame>`;

const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const parts: Readonly<Record<string, string | Uint8Array>> = {
  '_rels/.rels': links(['rId1', 'officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><fileSharing readOnlyRecommended="1" userName="张三"/><workbookPr codeName="ThisWorkbook"/><workbookProtection workbookPassword="CC1A" lockWindows="1"/><bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="台账" sheetId="3" r:id="rId1"/><sheet name="透视" sheetId="7" state="hidden" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">台账!$A$1:$B$4</definedName><definedName name="heji" localSheetId="0">台账!$B$4</definedName><definedName name="heji" localSheetId="1">透视!$B$4</definedName></definedNames><calcPr calcId="191029"/><pivotCaches><pivotCache cacheId="5" r:id="rId4"/></pivotCaches></workbook>`,
  'xl/_rels/workbook.xml.rels': links(
    ['rId1', 'worksheet', 'worksheets/sheet.xml'],
    ['rId2', 'worksheet', 'worksheets/pivot.xml'],
    ['rId3', 'styles', 'styles.xml'],
    ['rId4', 'pivotCacheDefinition', 'pivotCache/pivotCacheDefinition1.xml'],
    ['rId5', 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'vbaProject.bin'],
    ['rId6', 'calcChain', 'calcChain.xml'],
    [
      'rId7',
      'http://schemas.microsoft.com/office/2007/relationships/slicerCache',
      'slicerCaches/slicerCache1.xml',
    ],
  ),
  'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="12"/><name val="仿宋"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  'xl/calcChain.xml': `${head}<calcChain xmlns="${main}"><c r="B4" i="3"/></calcChain>`,
  'xl/vbaProject.bin': Uint8Array.from({ length: 300 }, (_, n) => (n * 37) % 256),
  'xl/worksheets/sheet.xml': `${head}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetPr codeName="Sheet1" filterMode="1"/><dimension ref="A1:B4"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><selection activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>件</t></is></c><c r="B1" t="inlineStr"><is><t>数</t></is></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>2</v></c></row><row r="3"><c r="A3"><v>2</v></c><c r="B3" s="1"><v>3</v></c></row><row r="4"><c r="B4" s="1"><f>SUM(B2:B3)</f><v>5</v></c></row></sheetData><autoFilter ref="A1:B4"><filterColumn colId="0"><filters><filter val="2"/></filters></filterColumn></autoFilter><conditionalFormatting sqref="A2:A3"><cfRule type="duplicateValues" priority="1"/></conditionalFormatting><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><rowBreaks count="1" manualBreakCount="1"><brk id="2" max="16383" man="1"/></rowBreaks><colBreaks count="1" manualBreakCount="1"><brk id="1" max="1048575" man="1"/></colBreaks><drawing r:id="rId1"/></worksheet>`,
  'xl/worksheets/_rels/sheet.xml.rels': links(['rId1', 'drawing', '../drawings/drawing1.xml']),
  'xl/drawings/drawing1.xml': `${head}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}">${anchor(0, frame(2, 'rId1'))}${anchor(4, frame(3, 'rId2'))}${anchor(8, '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="4" name="章"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId3"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>')}</xdr:wsDr>`,
  'xl/drawings/_rels/drawing1.xml.rels': links(
    ['rId1', 'chart', '../charts/chart1.xml'],
    ['rId2', 'chart', '../charts/chart2.xml'],
    ['rId3', 'image', '../media/image1.png'],
  ),
  'xl/charts/chart1.xml': chart('台账!$B$2:$B$3'),
  'xl/charts/chart2.xml': chart('台账!$A$2:$A$3'),
  'xl/media/image1.png': png,
  'xl/worksheets/pivot.xml': `${head}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><extLst><ext uri="{A8765BA9-456A-4dab-B4F3-ACF838C121DE}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:slicerList><x14:slicer r:id="rId2"/></x14:slicerList></ext></extLst></worksheet>`,
  'xl/worksheets/_rels/pivot.xml.rels': links(
    ['rId1', 'pivotTable', '../pivotTables/pivotTable1.xml'],
    ['rId2', 'http://schemas.microsoft.com/office/2007/relationships/slicer', '../slicers/slicer1.xml'],
  ),
  'xl/pivotTables/pivotTable1.xml': `${head}<pivotTableDefinition xmlns="${main}" name="透视表1" cacheId="5" dataCaption="值"><location ref="A3:B5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="1"><pivotField/></pivotFields></pivotTableDefinition>`,
  'xl/pivotTables/_rels/pivotTable1.xml.rels': links([
    'rId1',
    'pivotCacheDefinition',
    '../pivotCache/pivotCacheDefinition1.xml',
  ]),
  'xl/pivotCache/pivotCacheDefinition1.xml': `${head}<pivotCacheDefinition xmlns="${main}" xmlns:r="${office}" r:id="rId1" recordCount="1"><cacheSource type="worksheet"><worksheetSource ref="A1:B4" sheet="台账"/></cacheSource><cacheFields count="1"><cacheField name="件"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>`,
  'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels': links([
    'rId1',
    'pivotCacheRecords',
    'pivotCacheRecords1.xml',
  ]),
  'xl/pivotCache/pivotCacheRecords1.xml': `${head}<pivotCacheRecords xmlns="${main}" count="1"><r><n v="1"/></r></pivotCacheRecords>`,
  'xl/slicers/slicer1.xml': `${head}<slicers xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><slicer name="件" cache="切片器_件" rowHeight="241300"/></slicers>`,
  'xl/slicerCaches/slicerCache1.xml': `${head}<slicerCacheDefinition xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" name="切片器_件" sourceName="件"><pivotTables><pivotTable tabId="7" name="透视表1"/></pivotTables></slicerCacheDefinition>`,
  'customXml/item1.xml': '<a:办文 xmlns:a="urn:office">密</a:办文>',
};

const types: Readonly<Record<string, string>> = {
  'xl/workbook.xml': 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
  'xl/styles.xml': `${sheetType}.styles+xml`,
  'xl/calcChain.xml': `${sheetType}.calcChain+xml`,
  'xl/worksheets/sheet.xml': `${sheetType}.worksheet+xml`,
  'xl/worksheets/pivot.xml': `${sheetType}.worksheet+xml`,
  'xl/drawings/drawing1.xml': `${drawingType}+xml`,
  'xl/charts/chart1.xml': `${drawingType}ml.chart+xml`,
  'xl/charts/chart2.xml': `${drawingType}ml.chart+xml`,
  'xl/pivotTables/pivotTable1.xml': `${sheetType}.pivotTable+xml`,
  'xl/pivotCache/pivotCacheDefinition1.xml': `${sheetType}.pivotCacheDefinition+xml`,
  'xl/pivotCache/pivotCacheRecords1.xml': `${sheetType}.pivotCacheRecords+xml`,
  'xl/slicers/slicer1.xml': 'application/vnd.ms-excel.slicer+xml',
  'xl/slicerCaches/slicerCache1.xml': 'application/vnd.ms-excel.slicerCache+xml',
};

export function kitchenSink(): Uint8Array {
  const defaults = [
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
    ['bin', 'application/vnd.ms-office.vbaProject'],
    ['png', 'image/png'],
  ].map(([ending, type]) => `<Default Extension="${ending!}" ContentType="${type!}"/>`);
  const overrides = Object.entries(types).map(
    ([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`,
  );
  const all = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}${overrides.join('')}</Types>`,
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
}
